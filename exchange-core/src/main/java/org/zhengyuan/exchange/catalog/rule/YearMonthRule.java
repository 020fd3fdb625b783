package org.zhengyuan.exchange.catalog.rule;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/** A month of a year; standard form: the text {@code 2026-01}, which sorts in time. Parameters {@code min} and {@code max}: months. */
final class YearMonthRule extends StandardText {
    private static final Invalid NOT_A_DATE = new Invalid(Reason.NOT_A_DATE, Expected.of("month"));

    private final @Nullable YearMonth min;
    private final @Nullable YearMonth max;
    private final Invalid range;

    YearMonthRule(@Nullable YearMonth min, @Nullable YearMonth max) {
        this.min = min;
        this.max = max;
        this.range = new Invalid(Reason.OUT_OF_RANGE, Bounds.expected(min, max));
    }

    @Override
    public Standardized standardize(String text) {
        String figure = Folding.figure(text);
        if (figure.isEmpty()) {
            return Valid.EMPTY;
        }
        int year = Digits.at(figure, 0, 4);
        int month = month(figure);
        if (year < 1000 || month < 1 || month > 12) {
            return NOT_A_DATE;
        }
        if (min != null || max != null) {
            YearMonth value = YearMonth.of(year, month);
            if ((min != null && value.isBefore(min)) || (max != null && value.isAfter(max))) {
                return range;
            }
        }
        boolean standard = figure.length() == 7 && figure.charAt(4) == '-';
        return new Valid(standard ? figure : YearMonth.of(year, month).toString());
    }

    private static int month(String figure) {
        if (figure.length() == 6 && Digits.at(figure, 4, 2) >= 0) {
            return Digits.at(figure, 4, 2);
        }
        if (figure.length() < 6) {
            return -1;
        }
        char separator = figure.charAt(4);
        int end = separator == '年' && figure.endsWith("月") ? figure.length() - 1 : figure.length();
        boolean known = separator == '-' || separator == '/' || separator == '.' || end < figure.length();
        return known && end > 5 && end <= 7 && Digits.end(figure, 5) >= end ? Digits.at(figure, 5, end - 5) : -1;
    }
}
