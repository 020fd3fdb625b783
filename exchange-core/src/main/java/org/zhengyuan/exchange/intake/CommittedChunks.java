package org.zhengyuan.exchange.intake;

import java.util.BitSet;
import java.util.TreeMap;

/**
 * The chunks of a submission that were committed before, by whoever: which rows they hold and which numbers they bear. What they hold is
 * told by their rows and not by their numbers, so that another version of the server may cut chunks otherwise and still go on.
 */
public final class CommittedChunks {
    private final BitSet numbers = new BitSet();
    private final TreeMap<Long, Long> rows = new TreeMap<>();

    /** @param rowCount rows of the file in the chunk; 0 for a chunk that only ended records */
    public CommittedChunks with(int number, long firstRow, long rowCount) {
        numbers.set(number);
        if (rowCount > 0) {
            rows.put(firstRow, firstRow + rowCount);
        }
        return this;
    }

    /** True if the row has its outcome. */
    boolean hold(long row) {
        var before = rows.isEmpty() ? null : rows.floorEntry(row);
        return before != null && row < before.getValue();
    }

    /** The lowest number from {@code number} on that no committed chunk bears. */
    int free(int number) {
        return numbers.nextClearBit(number);
    }

    /** The number after the highest that was committed. */
    int next() {
        return numbers.length();
    }
}
