package org.zhengyuan.exchange.catalog.rule;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days since 1970-01-01 as Avro counts them, read from the many spellings of a date that departments deliver. */
final class Days {
    /** No date. */
    static final int NONE = Integer.MIN_VALUE;

    private Days() {}

    /** The day; {@link #NONE} where the calendar has no such date or the year has not four digits. */
    static int of(int year, int month, int day) {
        if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return Math.toIntExact(LocalDate.of(year, month, day).toEpochDay());
    }

    /**
     * Reads {@code 2026-01-02}, {@code 2026/1/2}, {@code 2026.1.2}, {@code 20260102}, {@code 2026年1月2日}; a time of midnight may follow,
     * as spreadsheets and databases add it. The text is a folded figure.
     */
    static int parse(String text) {
        int length = text.length();
        int year = Digits.at(text, 0, 4);
        if (year < 0) {
            return NONE;
        }
        if (length == 8 && Digits.at(text, 4, 4) >= 0) {
            return of(year, Digits.at(text, 4, 2), Digits.at(text, 6, 2));
        }
        if (length < 8) {
            return NONE;
        }
        char separator = text.charAt(4);
        int monthEnd = Digits.end(text, 5);
        if (monthEnd >= length || monthEnd - 5 > 2 || text.charAt(monthEnd) != second(separator)) {
            return NONE;
        }
        int dayEnd = Digits.end(text, monthEnd + 1);
        int dayLength = dayEnd - monthEnd - 1;
        if (dayLength < 1 || dayLength > 2 || monthEnd == 5) {
            return NONE;
        }
        if (separator == '年') {
            if (dayEnd >= length || text.charAt(dayEnd) != '日') {
                return NONE;
            }
            return isMidnight(text, dayEnd + 1)
                    ? of(year, Digits.at(text, 5, monthEnd - 5), Digits.at(text, monthEnd + 1, dayLength))
                    : NONE;
        }
        return isMidnight(text, dayEnd)
                ? of(year, Digits.at(text, 5, monthEnd - 5), Digits.at(text, monthEnd + 1, dayLength))
                : NONE;
    }

    private static char second(char first) {
        return switch (first) {
            case '-', '/', '.' -> first;
            case '年' -> '月';
            default -> '\0';
        };
    }

    private static boolean isMidnight(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        char gap = text.charAt(from);
        if (gap != ' ' && gap != 'T') {
            return false;
        }
        int colons = 0;
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                colons++;
            } else if (c != '0' && c != '.') {
                return false;
            }
        }
        return colons == 1 || colons == 2;
    }
}
