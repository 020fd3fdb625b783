package org.zhengyuan.exchange.intake;

import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.registry.RowOutcome;

/** How the rows of a chunk or a submission ended. {@code ended} counts records, not rows: those a full delivery ended. */
public record RowCounts(
        long created,
        long changed,
        long unchanged,
        long history,
        long checkedOnly,
        long refused,
        CheckCounts crossChecked,
        long ended) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, CheckCounts.NONE, 0);

    /** Rows received: every row ends in exactly one outcome, so their sum. */
    public long received() {
        return created + changed + unchanged + history + checkedOnly + refused;
    }

    /** Counts one byte per row, the ordinal of its outcome. */
    public static RowCounts of(byte[] outcomes, CheckCounts crossChecked, long ended) {
        long[] counts = new long[RowOutcome.values().length];
        for (byte outcome : outcomes) {
            counts[outcome]++;
        }
        return new RowCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], crossChecked, ended);
    }
}
