package org.zhengyuan.exchange.books.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.LeafRow;
import org.zhengyuan.exchange.books.LeafWindow;
import org.zhengyuan.exchange.delivery.postgres.TrailRows;
import org.zhengyuan.exchange.evidence.RecordedFact;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.LogEntry;

/** The rows whose packets lie in one stretch of the log. */
final class LeafRows {
    private static final String PACKETS =
            "SELECT packet_id, first_index, leaves FROM sequenced_packet WHERE epoch = ? AND first_index >= ? ORDER BY first_index LIMIT ?";
    private static final String FACTS = "SELECT " + FactColumns.NAMES
            + ", body, salt, erased_by, packet_id, place FROM fact WHERE packet_id BETWEEN ? AND ?";
    private static final String TRAIL = "SELECT " + TrailRows.COLUMNS + " FROM trail WHERE packet_id BETWEEN ? AND ?";
    private static final String ERASED =
            "SELECT first_index, last_index FROM erased_leaves WHERE epoch = ? AND first_index < ? AND last_index >= ?";

    /** Packets with numbers as near as this are read in one go: the trail is indexed by blocks, not by rows. */
    private static final long NEAR = 2_000;

    private static final byte[] ERASED_ENTRY = new byte[0];

    /** No entry of the log is this. */
    private static final byte[] DIFFERS = new byte[LogEntry.LENGTH];

    private final Connection connection;
    private final Map<Long, Packet> packets = new HashMap<>();
    private final List<long[]> runs = new ArrayList<>();
    private long end;

    private record Packet(long firstIndex, int leaves) {}

    /** A packet that no log has yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Waiting(long id, byte[] entries) {}

    private final int epoch;

    private LeafRows(Connection connection, int epoch, long from) {
        this.connection = connection;
        this.epoch = epoch;
        this.end = from;
    }

    /** The packets from an index on, for about so many leaves, as far as they follow each other without a gap. */
    static LeafRows from(Connection connection, int epoch, long from, int leaves) throws SQLException {
        LeafRows rows = new LeafRows(connection, epoch, from);
        try (PreparedStatement statement = connection.prepareStatement(PACKETS)) {
            statement.setInt(1, epoch);
            statement.setLong(2, from);
            statement.setInt(3, leaves);
            statement.setFetchSize(BooksSnapshot.FETCH);
            try (ResultSet result = statement.executeQuery()) {
                while (rows.end - from < leaves && result.next() && result.getLong(2) == rows.end) {
                    rows.packets.put(result.getLong(1), new Packet(rows.end, result.getInt(3)));
                    rows.end += result.getInt(3);
                }
            }
        }
        rows.findRuns();
        return rows;
    }

    /** Packets that wait; their leaves are counted from this index on. */
    static LeafRows of(Connection connection, long from, List<Waiting> waiting) {
        LeafRows rows = new LeafRows(connection, OwnLogs.NONE, from);
        for (Waiting packet : waiting) {
            int leaves = packet.entries().length / LogEntry.LENGTH;
            rows.packets.put(packet.id(), new Packet(rows.end, leaves));
            rows.end += leaves;
        }
        rows.findRuns();
        return rows;
    }

    private void findRuns() {
        long[] run = null;
        for (long packet : packets.keySet().stream().sorted().toList()) {
            if (run == null || packet - run[1] > NEAR) {
                run = new long[] {packet, packet};
                runs.add(run);
            }
            run[1] = packet;
        }
    }

    /** The index after the last leaf of these packets; the index it began with where the next leaf is in no packet. */
    long end() {
        return end;
    }

    /** Lets every row claim its leaf, then what was erased with its partition. */
    void claim(LeafWindow window) throws SQLException {
        for (long[] run : runs) {
            each(FACTS, run, row -> claimed(row, fact(row), window));
            each(TRAIL, run, row -> claimed(row, trail(row), window));
        }
        if (epoch == OwnLogs.NONE) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ERASED)) {
            statement.setInt(1, epoch);
            statement.setLong(2, window.end());
            statement.setLong(3, window.first());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long last = Math.min(row.getLong(2), window.end() - 1);
                    for (long leaf = Math.max(row.getLong(1), window.first()); leaf <= last; leaf++) {
                        window.erased(leaf);
                    }
                }
            }
        }
    }

    private interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private void each(String select, long[] run, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, run[0]);
            statement.setLong(2, run[1]);
            statement.setFetchSize(BooksSnapshot.FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.row(row);
                }
            }
        }
    }

    private void claimed(ResultSet row, LeafRow made, LeafWindow window) throws SQLException {
        Packet packet = packets.get(row.getLong("packet_id"));
        int place = row.getInt("place");
        if (packet != null && place >= 0 && place < packet.leaves()) {
            window.claim(new LeafRow(
                    packet.firstIndex() + place,
                    made.items(),
                    made.name(),
                    made.entry(),
                    made.erasedBy(),
                    made.fact()));
        }
    }

    private static LeafRow fact(ResultSet row) throws SQLException {
        UUID id = row.getObject("fact_id", UUID.class);
        int kind = row.getInt("kind");
        String body = row.getString("body");
        byte @Nullable [] salt = row.getBytes("salt");
        byte[] entry = ERASED_ENTRY;
        if (body != null && salt != null && !FactColumns.areTold(row, body)) {
            entry = DIFFERS;
        } else if (body != null && salt != null && salt.length == Commitment.SALT_LENGTH) {
            entry = new LogEntry(kind & 0xff, Commitment.of(salt, body.getBytes(StandardCharsets.UTF_8))).encode();
        }
        String label = FactKind.ofCode(kind).map(FactKind::label).orElse(String.valueOf(kind));
        return new LeafRow(
                0,
                List.of("fact/" + id),
                BookWords.of("registry.fact", id, label, row.getString("object")),
                entry,
                row.getObject("erased_by", UUID.class),
                body != null && kind == FactKind.CHUNK.code() ? body : "");
    }

    private static LeafRow trail(ResultSet row) throws SQLException {
        UUID id = row.getObject("receipt_id", UUID.class);
        byte[] entry = entry(row);
        return new LeafRow(
                0,
                entry.length == 0 ? TrailRows.names(row) : List.of(),
                BookWords.of("registry.trail", id),
                entry,
                row.getObject("erased_by", UUID.class),
                "");
    }

    private static byte[] entry(ResultSet row) throws SQLException {
        RecordedFact fact;
        try {
            if (!TrailRows.isInOrder(row)) {
                return DIFFERS;
            }
            fact = TrailRows.fact(row);
        } catch (RuntimeException e) {
            // what cannot even be read is not what the leaf commits to
            return DIFFERS;
        }
        return fact.isErased()
                ? ERASED_ENTRY
                : LogEntry.of(fact.kind(), Commitment.of(fact.salt(), fact.canonical()))
                        .encode();
    }
}
