package org.zhengyuan.exchange.catalog.rule;

import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A whole number; standard form: Avro long. Thousands may be grouped by commas, and zeros may follow a point. Parameters {@code min} and
 * {@code max}.
 */
final class IntegerRule implements ValueRule {
    private static final Invalid NOT_A_NUMBER = new Invalid(Reason.NOT_A_NUMBER, Expected.of("whole-number"));
    private static final Invalid TOO_PRECISE = new Invalid(Reason.TOO_PRECISE, Expected.of("whole-number"));

    /** Every number of so many digits is an Avro long. */
    private static final int MOST_DIGITS = 18;

    private final long min;
    private final long max;
    private final Invalid range;

    IntegerRule(long min, long max) {
        this.min = min;
        this.max = max;
        this.range = new Invalid(
                Reason.OUT_OF_RANGE,
                min == Long.MIN_VALUE && max == Long.MAX_VALUE
                        ? Expected.of("digits-before-point", MOST_DIGITS)
                        : Bounds.expected(min == Long.MIN_VALUE ? null : min, max == Long.MAX_VALUE ? null : max));
    }

    @Override
    public Schema type() {
        return AvroTypes.INTEGER;
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
        if (!numeral.fraction().isEmpty()) {
            return TOO_PRECISE;
        }
        if (numeral.whole().length() > MOST_DIGITS) {
            return range;
        }
        long magnitude = Long.parseLong(numeral.whole());
        long value = numeral.negative() ? -magnitude : magnitude;
        return value < min || value > max ? range : new Valid(value);
    }

    @Override
    public String text(Object value) {
        return value.toString();
    }
}
