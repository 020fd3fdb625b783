package org.zhengyuan.exchange.catalog.rule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A decimal number; standard form: its plain text with exactly {@code scale} decimals, for example {@code 1000000.00}. It is kept as an Avro
 * string and not as Avro's decimal: equal numbers have equal bytes, and no conversion stands between file and payload. Parameters
 * {@code scale} (2 where not given), {@code precision} (all digits; 20), {@code min}, {@code max}.
 */
final class DecimalRule extends StandardText {
    private static final Invalid NOT_A_NUMBER = new Invalid(Reason.NOT_A_NUMBER, Expected.of("decimal"));

    private final int precision;
    private final int scale;
    private final @Nullable BigDecimal min;
    private final @Nullable BigDecimal max;
    private final Invalid range;
    private final Invalid tooLong;
    private final Invalid tooPrecise;

    DecimalRule(int precision, int scale, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        this.precision = precision;
        this.scale = scale;
        this.min = min;
        this.max = max;
        this.range = new Invalid(Reason.OUT_OF_RANGE, Bounds.expected(min, max));
        this.tooLong = new Invalid(Reason.OUT_OF_RANGE, Expected.of("digits-before-point", precision - scale));
        this.tooPrecise = new Invalid(Reason.TOO_PRECISE, Expected.of("decimals", scale));
    }

    @Override
    public Standardized standardize(String text) {
        String figure = Folding.figure(text);
        if (figure.isEmpty()) {
            return Valid.EMPTY;
        }
        Numeral numeral = Numeral.read(figure);
        if (numeral == null) {
            return LostDigits.inExponent(figure) ? LostDigits.INVALID : NOT_A_NUMBER;
        }
        if (numeral.fraction().length() > scale) {
            return tooPrecise;
        }
        boolean zero = numeral.whole().equals("0");
        if (!zero && numeral.whole().length() > precision - scale) {
            return tooLong;
        }
        String plain = plain(numeral);
        if (min != null || max != null) {
            BigDecimal value = new BigDecimal(plain);
            if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
                return range;
            }
        }
        return new Valid(plain.equals(figure) ? figure : plain);
    }

    private String plain(Numeral numeral) {
        StringBuilder plain = new StringBuilder(numeral.whole().length() + scale + 2);
        if (numeral.negative()) {
            plain.append('-');
        }
        plain.append(numeral.whole());
        if (scale > 0) {
            plain.append('.').append(numeral.fraction());
            plain.repeat('0', scale - numeral.fraction().length());
        }
        return plain.toString();
    }
}
