package org.zhengyuan.exchange.catalog.rule;

import java.time.LocalDate;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A calendar date; standard form: Avro date (days since 1970-01-01), canonical text {@code 2026-01-02}. Parameters {@code min} and
 * {@code max}: dates, or {@code today} for the upper-bound date of the rules.
 */
final class DateRule implements ValueRule {
    private static final Invalid NOT_A_DATE = new Invalid(Reason.NOT_A_DATE, Expected.of("date"));

    private final long min;
    private final long max;
    private final Invalid range;

    DateRule(@Nullable LocalDate min, @Nullable LocalDate max) {
        this.min = min == null ? Long.MIN_VALUE : min.toEpochDay();
        this.max = max == null ? Long.MAX_VALUE : max.toEpochDay();
        this.range = new Invalid(Reason.OUT_OF_RANGE, Bounds.expected(min, max));
    }

    @Override
    public Schema type() {
        return AvroTypes.DATE;
    }

    @Override
    public Standardized standardize(String text) {
        String figure = Folding.figure(text);
        if (figure.isEmpty()) {
            return Valid.EMPTY;
        }
        int day = Days.parse(figure);
        if (day == Days.NONE) {
            return NOT_A_DATE;
        }
        return day < min || day > max ? range : new Valid(day);
    }

    @Override
    public String text(Object value) {
        return LocalDate.ofEpochDay((Integer) value).toString();
    }
}
