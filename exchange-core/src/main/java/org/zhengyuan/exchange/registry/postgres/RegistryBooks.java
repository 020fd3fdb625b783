package org.zhengyuan.exchange.registry.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.zhengyuan.exchange.registry.VersionRow;

/** The registry as whoever checks the books reads it, on a connection of theirs. */
@NamedInterface("books")
public final class RegistryBooks {
    /** Heads and versions are cut alike, by subject. */
    public static final int SLOTS = 8;

    private static final int ROW_NUMBER_FIELD = 13;

    private static final String NOT_ITS_VERSION =
            """
            SELECT h.dataset_id, h.version_id, 'version' FROM head_SLOT h
            LEFT JOIN version_SLOT v ON v.version_id = h.version_id AND v.subject_id = h.subject_id
            LEFT JOIN version_SLOT l ON l.version_id = h.last_version_id AND l.subject_id = h.subject_id
            WHERE v.version_id IS NULL OR l.version_id IS NULL OR (h.state = 1) <> (v.kind = 1)
               OR (v.dataset_id, v.record_key, v.schema_version, v.version, v.valid_from, v.recorded_at, v.ordering, v.division, v.digest,
                   v.payload) IS DISTINCT FROM (h.dataset_id, h.record_key, h.schema_version, h.version, h.valid_from, h.recorded_at,
                   h.ordering, h.division, h.digest, h.payload)
               OR (l.dataset_id, l.record_key, l.version) IS DISTINCT FROM (h.dataset_id, h.record_key, h.last_version)
            ORDER BY h.version_id LIMIT 1
            """;

    // what waits for its instant, and what was announced before an end, does not speak (see PlacementRule)
    private static final String NOT_THE_LAST =
            """
            SELECT h.dataset_id, h.version_id, 'last' FROM head_SLOT h
            JOIN version_SLOT x ON x.subject_id = h.subject_id AND x.dataset_id = h.dataset_id AND x.record_key = h.record_key
            WHERE x.version_id <> h.version_id AND (x.version > h.last_version OR (x.valid_from <= now()
               AND (x.valid_from > h.valid_from OR h.state = 2 OR (x.valid_from = h.valid_from AND x.version > h.version
                    AND coalesce(x.ordering, -9223372036854775808) >= coalesce(h.ordering, -9223372036854775808)))
               AND NOT EXISTS (SELECT 1 FROM due_version d WHERE d.version_id = x.version_id)
               AND NOT EXISTS (SELECT 1 FROM version_SLOT e WHERE e.subject_id = x.subject_id AND e.dataset_id = x.dataset_id
                    AND e.record_key = x.record_key AND e.kind = 1 AND e.recorded_at > x.recorded_at AND e.valid_from <= x.valid_from)))
            ORDER BY h.version_id LIMIT 1
            """;

    // a subject that was merged leaves its chains where they were
    private static final String WITHOUT_HEAD =
            """
            SELECT v.dataset_id, v.version_id, 'none' FROM version_SLOT v
            LEFT JOIN head_SLOT h ON h.subject_id = v.subject_id AND h.dataset_id = v.dataset_id AND h.record_key = v.record_key
            WHERE h.subject_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM subject_change c WHERE c.state = 'done' AND v.subject_id IN (c.kept, c.absorbed))
            ORDER BY v.version_id LIMIT 1
            """;

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

    /**
     * A head that is not what the record's versions say.
     *
     * @param fault {@code version}: it is not its version, {@code last}: another version speaks, {@code none}: a version has no head
     */
    public record WrongHead(int dataset, long version, String fault) {}

    /** Until the transaction ends nobody writes records of the dataset, and nothing that processes remember of it is believed after it. */
    public static void holdWriters(Connection connection, int dataset) throws SQLException {
        DatasetTurn.alone(connection, dataset);
    }

    /** The first wrong head among the subjects of one slot. */
    public static Optional<WrongHead> wrongHead(Connection connection, int slot) throws SQLException {
        for (String select : List.of(NOT_ITS_VERSION, NOT_THE_LAST, WITHOUT_HEAD)) {
            try (PreparedStatement statement =
                            connection.prepareStatement(select.replace("SLOT", String.valueOf(slot)));
                    ResultSet result = statement.executeQuery()) {
                if (result.next()) {
                    return Optional.of(new WrongHead(result.getInt(1), result.getLong(2), result.getString(3)));
                }
            }
        }
        return Optional.empty();
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
