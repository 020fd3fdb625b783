package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LeafWindow;
import org.zhengyuan.exchange.books.LogEntries;

/** Goes along a log, stretch by stretch: rows claim the leaves, and chunks are compared with the rows that they commit to. Ends at the first difference. */
final class LeafWalk {
    /** No honest packet has more leaves. */
    private static final long MOST = 1 << 20;

    private final BooksSnapshot snapshot;
    private final int epoch;
    private final int window;
    private final ChunksOfLeaves chunks;
    private Optional<Difference> leaf = Optional.empty();
    private Optional<Difference> row = Optional.empty();

    /** @param window leaves that are looked at in one go */
    LeafWalk(BooksSnapshot snapshot, int epoch, int window) throws SQLException {
        this.snapshot = snapshot;
        this.epoch = epoch;
        this.window = window;
        this.chunks = new ChunksOfLeaves(snapshot);
    }

    /** Is told where nothing differs up to here. */
    interface Reached {
        void leaf(LogEntries entries) throws IOException, SQLException;
    }

    void run(LogEntries entries, long end, Reached reached) throws SQLException, IOException {
        while (isInOrder() && entries.next() < end) {
            LeafRows rows = LeafRows.from(snapshot.connection(), epoch, entries.next(), window);
            long read = Math.clamp(rows.end() - entries.next(), 1, MOST);
            compare(rows, new LeafWindow(entries.next(), entries.read(read), snapshot));
            if (isInOrder()) {
                reached.leaf(entries);
            }
        }
    }

    void compare(LeafRows rows, LeafWindow leaves) throws SQLException {
        rows.claim(leaves);
        leaf = leaves.firstDifference();
        row = chunks.firstDifference(leaves.chunks());
    }

    boolean isInOrder() {
        return leaf.isEmpty() && row.isEmpty();
    }

    /** The first leaf that no row, or another, accounts for. */
    Optional<Difference> leaf() {
        return leaf;
    }

    /** The first chunk that is not what its leaf commits to. */
    Optional<Difference> row() {
        return row;
    }

    Optional<Difference> first() {
        return leaf.isPresent() ? leaf : row;
    }

    /** How many rows of chunks agreed. */
    long rows() {
        return chunks.rows();
    }
}
