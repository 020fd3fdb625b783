package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;

/**
 * A decimal numeral taken apart.
 *
 * @param whole digits before the point, without leading zeros; {@code 0} where there are none
 * @param fraction digits after the point, without trailing zeros
 */
record Numeral(boolean negative, String whole, String fraction) {
    /** Reads a folded figure, thousands grouped by commas or not at all; null where it is not a numeral. */
    static @Nullable Numeral read(String figure) {
        int start = figure.charAt(0) == '-' || figure.charAt(0) == '+' ? 1 : 0;
        int point = figure.indexOf('.');
        int wholeEnd = point < 0 ? figure.length() : point;
        String whole = figure.substring(start, wholeEnd);
        if (whole.indexOf(',') >= 0) {
            if (!isGrouped(whole)) {
                return null;
            }
            whole = whole.replace(",", "");
        }
        String fraction = point < 0 ? "" : figure.substring(point + 1);
        boolean digits = Digits.end(whole, 0) == whole.length() && Digits.end(fraction, 0) == fraction.length();
        if (!digits || (whole.isEmpty() && fraction.isEmpty()) || (point >= 0 && fraction.isEmpty())) {
            return null;
        }
        String significant = withoutLeadingZeros(whole);
        String rest = withoutTrailingZeros(fraction);
        boolean zero = rest.isEmpty() && significant.equals("0");
        return new Numeral(figure.charAt(0) == '-' && !zero, significant, rest);
    }

    private static boolean isGrouped(String whole) {
        int first = whole.indexOf(',');
        if (first < 1 || first > 3) {
            return false;
        }
        for (int i = 0; i < whole.length(); i++) {
            boolean comma = (whole.length() - i) % 4 == 0;
            if (comma != (whole.charAt(i) == ',')) {
                return false;
            }
        }
        return true;
    }

    private static String withoutLeadingZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.isEmpty() ? "0" : digits.substring(from);
    }

    private static String withoutTrailingZeros(String digits) {
        int to = digits.length();
        while (to > 0 && digits.charAt(to - 1) == '0') {
            to--;
        }
        return digits.substring(0, to);
    }
}
