package org.zhengyuan.exchange.catalog.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.DivisionCodes.Division;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * Administrative division code (行政区划代码, GB/T 2260), six digits. Parameter {@code inForceOn}: {@code today} (the default: the upper-bound
 * date of the rules), a date, or {@code any} for codes of any time, such as a birth place's.
 */
final class DivisionCodeRule extends StandardText {
    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("digits", 6));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("digits", 6));
    private static final Invalid UNKNOWN = new Invalid(Reason.UNKNOWN_DIVISION, Expected.of("division-code"));

    private final DivisionCodes codes = DivisionCodes.listed();
    private final @Nullable LocalDate day;
    private final Invalid notInForce;

    /** {@code day} null: codes of any time. */
    DivisionCodeRule(@Nullable LocalDate day) {
        this.day = day;
        this.notInForce =
                new Invalid(Reason.DIVISION_NOT_IN_FORCE, Expected.of("division-in-force", String.valueOf(day)));
    }

    @Override
    public Standardized standardize(String text) {
        String code = Folding.identifier(text);
        if (code.length() != 6) {
            return code.isEmpty() ? Valid.EMPTY : LENGTH;
        }
        if (Digits.at(code, 0, 6) < 0) {
            return CHARACTERS;
        }
        List<Division> history = codes.history(code);
        if (history.isEmpty()) {
            return UNKNOWN;
        }
        if (day == null) {
            return new Valid(code);
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).inForce(day)) {
                return new Valid(code);
            }
        }
        return notInForce;
    }
}
