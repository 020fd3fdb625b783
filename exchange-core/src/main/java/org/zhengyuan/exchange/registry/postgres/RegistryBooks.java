package org.zhengyuan.exchange.registry.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.zhengyuan.exchange.registry.VersionRow;

/** The registry as whoever checks the books reads it, on a connection of theirs. */
@NamedInterface("books")
public final class RegistryBooks {
    private static final int ROW_NUMBER_FIELD = 13;

    private static final String MADE_OF =
            """
            WITH RECURSIVE chain AS (
                SELECT v.version_id, v.subject_id, v.previous_id, v.dataset_id, v.submission_id, v.row_number FROM head h
                JOIN version v ON v.version_id = h.last_version_id AND v.subject_id = h.subject_id
                WHERE h.subject_id = ANY (?)
                UNION
                SELECT v.version_id, v.subject_id, v.previous_id, v.dataset_id, v.submission_id, v.row_number FROM chain c
                JOIN version v ON v.version_id = c.previous_id AND v.subject_id = c.subject_id
            )
            SELECT DISTINCT version_id, dataset_id, submission_id, row_number FROM chain
            """;

    private RegistryBooks() {}

    /**
     * A version and the row that made it.
     *
     * @param rowNumber 0 where its record ended with a full delivery
     */
    public record Made(long version, int dataset, UUID submission, long rowNumber) {}

    /** Every version of every record of these subjects. */
    public static List<Made> madeOf(Connection connection, List<UUID> subjects) throws SQLException {
        List<Made> made = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MADE_OF)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    made.add(new Made(row.getLong(1), row.getInt(2), row.getObject(3, UUID.class), row.getLong(4)));
                }
            }
        }
        return made;
    }

    /** Until the transaction ends nobody writes records of the dataset, and nothing that processes remember of it is believed after it. */
    public static void holdWriters(Connection connection, int dataset) throws SQLException {
        DatasetTurn.alone(connection, dataset);
    }

    /** A submission's versions with ids in a range, in the order of their ids. */
    public static List<VersionRow> versions(Connection connection, UUID submission, long first, long last)
            throws SQLException {
        List<VersionRow> versions = new ArrayList<>();
        String select =
                "SELECT %s FROM version WHERE version_id BETWEEN %d AND %d AND submission_id = '%s' ORDER BY version_id"
                        .formatted(VersionDigests.COLUMNS, first, last, submission);
        VersionDigests.forEach(connection, select, row -> versions.add(version(row)));
        return versions;
    }

    private static VersionRow version(ByteBuffer row) {
        byte[] bytes = new byte[row.remaining()];
        row.get(0, bytes);
        int subject = VersionDigests.ID + Long.BYTES + Integer.BYTES;
        int at = 2;
        for (int field = 0; field < ROW_NUMBER_FIELD; field++) {
            at += Integer.BYTES + Math.max(0, row.getInt(at));
        }
        return new VersionRow(
                row.getLong(VersionDigests.ID),
                new UUID(row.getLong(subject), row.getLong(subject + Long.BYTES)),
                row.getLong(at + Integer.BYTES),
                bytes);
    }
}
