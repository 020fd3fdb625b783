package org.zhengyuan.exchange.catalog.rule;

/**
 * The folding that all rules share: full-width to ASCII, every kind of space, characters that are not seen. A text that is already
 * standard is returned as it is, without allocation.
 */
final class Folding {
    private Folding() {}

    /**
     * Folds an identifier: ASCII width, upper case, no spaces, and without the apostrophe that keeps a spreadsheet from reading a
     * number.
     */
    static String identifier(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return foldIdentifier(text, i);
            }
        }
        return text;
    }

    private static String foldIdentifier(String text, int standard) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, standard);
        for (int i = standard; i < text.length(); i++) {
            char c = ascii(text.charAt(i));
            if (isSpace(c) || isUnseen(c) || (c == '\'' && out.isEmpty())) {
                continue;
            }
            out.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
        }
        return out.toString();
    }

    /** Folds a figure (number, date, code): ASCII width, no space at either end. */
    static String figure(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return foldFigure(text);
            }
        }
        return text;
    }

    private static String foldFigure(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = ascii(text.charAt(i));
            if (isSpace(c)) {
                c = ' ';
            }
            if (!isUnseen(c) && (c != ' ' || !out.isEmpty())) {
                out.append(c);
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    /** The ASCII character of a full-width form, and the hyphen of its many look-alikes; every other character as it is. */
    static char ascii(char c) {
        if (c < 0x2010) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        if (c <= 0x2015 || c == 0x2212 || c == 0xFE63) {
            return '-';
        }
        return c == 0x2019 || c == 0x2018 ? '\'' : c;
    }

    /** Every character that only separates: ASCII white space, no-break, ideographic and typographic spaces. */
    static boolean isSpace(int c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == 0xA0
                || c == 0x3000
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x1680;
    }

    /** Characters without a glyph that come along in copied text: zero-width spaces and joiners, byte order mark, glyph selectors. */
    static boolean isUnseen(int c) {
        return c == 0xAD
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2060
                || c == 0xFEFF
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
