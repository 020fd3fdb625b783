package org.zhengyuan.exchange.intake.format;

import java.util.List;

/**
 * The columns a refusal file has before the file's own. A reader passes over them, so that a corrected refusal file can be
 * delivered as it is.
 */
public final class RefusalColumns {
    /** Number of the row in the file that was refused. */
    public static final String ROW = "refusal.row";

    public static final String CODE = "refusal.code";
    public static final String TEXT = "refusal.text";
    /**
     * Text of a row that is no JSON object; in NDJSON and JSON. Where no other field stands beside it, a reader reads this text as the row.
     */
    public static final String LINE = "refusal.line";

    static final List<String> LEADING = List.of(ROW, CODE, TEXT);

    private static final String PREFIX = "refusal.";

    private RefusalColumns() {}

    static boolean isOne(String foldedName) {
        return foldedName.startsWith(PREFIX);
    }
}
