package org.zhengyuan.exchange.intake.postgres;

import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.registry.Digests;

/** Chunks as they are kept, for receipts of their rows and for whoever checks the books, on a connection of theirs. */
@NamedInterface("books")
public final class IntakeBooks {
    private static final String CHUNK =
            """
            SELECT fact_id, first_row, outcomes, row_seed, row_salts, coalesce(row_leaves, ''), compared, first_version, last_version,
                EXISTS (SELECT 1 FROM refused_row r WHERE r.submission_id = c.submission_id
                    AND r.row_number BETWEEN c.first_row AND c.first_row + octet_length(c.outcomes) - 1) AS refusals,
                received, created, changed, unchanged, history, checked_only, refused, ended
            FROM submission_chunk c WHERE submission_id = ? AND chunk = ? AND fact_id IS NOT NULL
            """;
    private static final String REFUSED =
            "SELECT row_number, cells, reasons::text FROM refused_row WHERE submission_id = ? AND row_number BETWEEN ? AND ?";
    private static final String ERASED = "SELECT place, fact_id FROM erased_row WHERE submission_id = ? AND chunk = ?";

    private static final String OTHER_TOTAL =
            """
            SELECT s.submission_id FROM submission s
            LEFT JOIN (SELECT submission_id, sum(received) AS received, sum(created) AS created, sum(changed) AS changed,
                    sum(unchanged) AS unchanged, sum(history) AS history, sum(checked_only) AS checked_only, sum(refused) AS refused,
                    sum(ended) AS ended
                FROM submission_chunk GROUP BY submission_id) c ON c.submission_id = s.submission_id
            WHERE s.state = 'completed'
              AND (s.received, s.created, s.changed, s.unchanged, s.history, s.checked_only, s.refused, s.ended) IS DISTINCT FROM
                (coalesce(c.received, 0), coalesce(c.created, 0), coalesce(c.changed, 0), coalesce(c.unchanged, 0), coalesce(c.history, 0),
                 coalesce(c.checked_only, 0), coalesce(c.refused, 0), coalesce(c.ended, 0))
            ORDER BY s.arrival LIMIT 1
            """;

    /** What a chunk's fact counts, and the columns that hold the same. */
    private static final Map<String, String> COUNTS = Map.of(
            "received", "received",
            "created", "created",
            "changed", "changed",
            "unchanged", "unchanged",
            "history", "history",
            "checkedOnly", "checked_only",
            "refused", "refused",
            "ended", "ended");

    private IntakeBooks() {}

    /** The chunk; empty where there is none that the log knows of. */
    public static Optional<KeptChunk> chunk(Connection connection, UUID submission, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHUNK)) {
            statement.setObject(1, submission);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long first = row.getLong(2);
                byte[] outcomes = row.getBytes(3);
                return Optional.of(new KeptChunk(
                        submission,
                        number,
                        row.getObject(1, UUID.class),
                        first,
                        outcomes,
                        row.getBytes(4),
                        row.getBytes(5),
                        row.getBytes(6),
                        Comparisons.read(row.getBytes(7)),
                        row.getBoolean(10)
                                ? refused(connection, submission, first, first + outcomes.length - 1)
                                : Map.of(),
                        erased(connection, submission, number),
                        row.getObject(8, Long.class),
                        row.getObject(9, Long.class),
                        counts(row)));
            }
        }
    }

    private static Map<String, Long> counts(ResultSet row) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, String> one : COUNTS.entrySet()) {
            counts.put(one.getKey(), row.getLong(one.getValue()));
        }
        return counts;
    }

    /** The first completed submission whose totals are not the sums of its chunks. */
    public static Optional<UUID> otherTotal(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHER_TOTAL);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static Map<Long, byte[]> refused(Connection connection, UUID submission, long first, long last)
            throws SQLException {
        MessageDigest digest = Digests.sha256();
        Map<Long, byte[]> refused = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
            statement.setObject(1, submission);
            statement.setLong(2, first);
            statement.setLong(3, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Array cells = row.getArray(2);
                    @Nullable String[] texts = (@Nullable String[]) cells.getArray();
                    refused.put(row.getLong(1), ChunkRecords.digest(digest, Arrays.asList(texts), row.getString(3)));
                }
            }
        }
        return refused;
    }

    private static Map<Integer, UUID> erased(Connection connection, UUID submission, int chunk) throws SQLException {
        Map<Integer, UUID> erased = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ERASED)) {
            statement.setObject(1, submission);
            statement.setInt(2, chunk);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erased.put(row.getInt(1), row.getObject(2, UUID.class));
                }
            }
        }
        return erased;
    }
}
