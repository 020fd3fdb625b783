package org.zhengyuan.exchange.catalog.rule;

import org.zhengyuan.exchange.problem.Expected;

/** Recognises an identifier that a spreadsheet has read as a number: {@code 1.10105E+17}, or fifteen digits and zeros. */
final class LostDigits {
    static final Standardized.Invalid INVALID =
            new Standardized.Invalid(Standardized.Reason.DIGITS_LOST, Expected.of("all-digits"));

    private LostDigits() {}

    /** True for a number in exponent notation. */
    static boolean inExponent(String text) {
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            exponent = text.indexOf('e');
        }
        if (exponent < 1 || exponent == text.length() - 1) {
            return false;
        }
        char sign = text.charAt(exponent + 1);
        int digits = sign == '+' || sign == '-' ? exponent + 2 : exponent + 1;
        boolean point = text.lastIndexOf('.', exponent) >= 0;
        return (point || sign == '+' || sign == '-')
                && isFigures(text, 0, exponent, true)
                && digits < text.length()
                && isFigures(text, digits, text.length(), false);
    }

    /** True for eighteen digits of which the last three are zeros, all that a floating-point number keeps. */
    static boolean inTail(String text) {
        return text.length() == 18 && text.endsWith("000") && isFigures(text, 0, 18, false);
    }

    private static boolean isFigures(String text, int from, int to, boolean point) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && !(point && c == '.')) {
                return false;
            }
        }
        return true;
    }
}
