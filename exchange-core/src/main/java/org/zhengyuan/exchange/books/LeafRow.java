package org.zhengyuan.exchange.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.report.Wording;

/**
 * A row of the database that claims a leaf of the log.
 *
 * @param index of the leaf
 * @param items the names under which the fact of an erasure may speak of the row, each of them enough: {@code fact/ID}, {@code trail/ID}
 * @param name the same in words
 * @param entry what the row commits to, made anew; empty where the row was erased
 * @param erasedBy the fact of its erasure
 * @param fact the fact's canonical JSON where the fact speaks of a chunk of rows; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once
public record LeafRow(
        long index, List<String> items, Wording name, byte[] entry, @Nullable UUID erasedBy, String fact) {
    public LeafRow {
        items = List.copyOf(items);
    }

    boolean isErased() {
        return entry.length == 0;
    }
}
