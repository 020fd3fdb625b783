package org.zhengyuan.server.demo;

/**
 * How a delivery must end, by the generator's own model of the city. Cross-checks are expected for every row that is not refused.
 *
 * @param received all rows of the file: the sum of the six outcomes
 * @param ended records that a full delivery ends; not rows of the file
 */
public record ExpectedCounts(
        long received,
        long created,
        long changed,
        long unchanged,
        long history,
        long checkedOnly,
        long refused,
        long ended,
        CrossChecked crossChecked) {
    /** Values compared with the truth. */
    public record CrossChecked(long agreed, long differed, long unmatched, long invalid) {}
}
