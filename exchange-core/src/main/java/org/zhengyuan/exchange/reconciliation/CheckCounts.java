package org.zhengyuan.exchange.reconciliation;

/** How values from other than their source compared with the truth, counted per value. */
public record CheckCounts(long agreed, long differed, long unmatched, long invalid) {
    public static final CheckCounts NONE = new CheckCounts(0, 0, 0, 0);

    public CheckCounts plus(CheckCounts other) {
        return new CheckCounts(
                agreed + other.agreed, differed + other.differed, unmatched + other.unmatched, invalid + other.invalid);
    }
}
