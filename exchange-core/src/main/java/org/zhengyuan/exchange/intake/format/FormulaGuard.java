package org.zhengyuan.exchange.intake.format;

/**
 * Keeps a spreadsheet from running what a refusal file gives back. A cell that a spreadsheet would take for a formula gets a leading
 * apostrophe (after OWASP's advice on CSV injection: {@code = + - @}, tab, CR, LF, and the full-width forms). A cell that already
 * begins with apostrophes before such a character gets one more, so that taking one away gives every text back exactly. A reader takes it
 * away only in a file that has the refusal columns.
 */
final class FormulaGuard {
    private static final String TRIGGERS = "=+-@\t\r\n＝＋－＠";

    private FormulaGuard() {}

    static String guard(String text) {
        return isTrigger(text, 0) ? "'" + text : text;
    }

    static String unguard(String text) {
        return !text.isEmpty() && text.charAt(0) == '\'' && isTrigger(text, 1) ? text.substring(1) : text;
    }

    private static boolean isTrigger(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && TRIGGERS.indexOf(text.charAt(at)) >= 0;
    }
}
