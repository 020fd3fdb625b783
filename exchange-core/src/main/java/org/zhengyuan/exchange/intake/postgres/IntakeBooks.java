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
                refused FROM submission_chunk WHERE submission_id = ? AND chunk = ? AND fact_id IS NOT NULL
            """;
    private static final String REFUSED =
            "SELECT row_number, cells, reasons::text FROM refused_row WHERE submission_id = ? AND row_number BETWEEN ? AND ?";
    private static final String ERASED = "SELECT place, fact_id FROM erased_row WHERE submission_id = ? AND chunk = ?";

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
                        row.getLong(10) == 0
                                ? Map.of()
                                : refused(connection, submission, first, first + outcomes.length - 1),
                        erased(connection, submission, number),
                        row.getObject(8, Long.class),
                        row.getObject(9, Long.class)));
            }
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
