package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LeafWindow;
import org.zhengyuan.exchange.books.LogEntries;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;
import org.zhengyuan.seal.proof.LogEntry;

/** Leaves that no checkpoint outside the database covers: those placed since, and those that wait. Their rows must be what the database's own entries say. */
final class LaterLeaves {
    private static final int PACKETS = 2_000;
    private static final String WAITING =
            "SELECT packet_id, entries FROM leaf_packet WHERE packet_id > ? ORDER BY packet_id LIMIT " + PACKETS;

    private final BooksSnapshot snapshot;
    private final int window;
    private long waiting;

    LaterLeaves(BooksSnapshot snapshot, int window) {
        this.snapshot = snapshot;
        this.window = window;
    }

    /** How many leaves wait. */
    long waiting() {
        return waiting;
    }

    /** The leaves of a log from where the reading has come to, up to its end as the database has it. */
    Optional<Difference> placed(OwnLog log, LogEntries entries) throws SQLException, IOException {
        LeafWalk walk = new LeafWalk(snapshot, log.epoch(), window);
        try {
            walk.run(entries, log.placed(), reached -> {});
            return walk.first();
        } catch (NoSuchFileException e) {
            return noBundle(e, log);
        }
    }

    static Optional<Difference> noBundle(NoSuchFileException bundle, OwnLog log) {
        return Optional.of(
                Difference.of(BookWords.of("registry.later.bundle", String.valueOf(bundle.getFile()), log.origin())));
    }

    Optional<Difference> waitingOnes() throws SQLException {
        long last = Long.MIN_VALUE;
        Optional<Difference> difference = Optional.empty();
        for (int read = PACKETS; read == PACKETS && difference.isEmpty(); ) {
            List<LeafRows.Waiting> packets = packets(last);
            read = packets.size();
            if (read > 0) {
                last = packets.getLast().id();
                difference = compare(packets);
            }
        }
        return difference.map(one -> Difference.of(BookWords.of("registry.later.waiting", one.why())));
    }

    private Optional<Difference> compare(List<LeafRows.Waiting> packets) throws SQLException {
        List<byte[]> entries = new ArrayList<>();
        for (LeafRows.Waiting packet : packets) {
            byte[] all = packet.entries();
            for (int at = 0; at + LogEntry.LENGTH <= all.length; at += LogEntry.LENGTH) {
                entries.add(Arrays.copyOfRange(all, at, at + LogEntry.LENGTH));
            }
        }
        LeafWalk walk = new LeafWalk(snapshot, OwnLogs.NONE, window);
        walk.compare(LeafRows.of(snapshot.connection(), waiting, packets), new LeafWindow(waiting, entries, snapshot));
        waiting += entries.size();
        return walk.first();
    }

    private List<LeafRows.Waiting> packets(long after) throws SQLException {
        Connection connection = snapshot.connection();
        List<LeafRows.Waiting> packets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    packets.add(new LeafRows.Waiting(row.getLong(1), row.getBytes(2)));
                }
            }
        }
        return packets;
    }
}
