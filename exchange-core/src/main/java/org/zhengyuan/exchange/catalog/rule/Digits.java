package org.zhengyuan.exchange.catalog.rule;

/** Reads runs of ASCII digits in place. */
final class Digits {
    private Digits() {}

    /** The number at a position; -1 where the text ends before or has another character there. At most nine digits. */
    static int at(String text, int from, int length) {
        if (from + length > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** First position from {@code from} that holds no digit, or the text's length. */
    static int end(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
