package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;

/** Finds subjects and heads for a set of rows with one statement. */
final class HeadLookup {
    /**
     * Left to itself the planner reads whole tables for every set of some thousand rows, hashes or materializes them, which grows with the
     * registry; look-ups by key do not. Without statistics, as in a first delivery, it would do so for as long as a plan is kept.
     */
    private static final String PLAN =
            """
            SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off;
            SET LOCAL enable_bitmapscan = off; SET LOCAL enable_material = off; SET LOCAL plan_cache_mode = force_custom_plan""";

    // LIMIT 1 says nothing new about a unique key; it keeps each look-up a look-up, one row of the set at a time
    private static final String FIND =
            """
            SELECT k.place, i.subject_id, h.state, h.last_version, h.last_version_id,
                   (extract(epoch FROM h.valid_from) * 1000000)::bigint, h.ordering, h.digest,
                   (extract(epoch FROM h.claimed_from) * 1000000)::bigint, h.schema_version,
                   CASE WHEN h.schema_version <> ? THEN h.payload END
            FROM unnest(?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY AS k (identifier, record_key, digest, place)
            LEFT JOIN LATERAL (
                SELECT subject_id FROM subject_identifier
                WHERE identifier = k.identifier AND identifier_type = ? AND valid_to = 'infinity' LIMIT 1) i ON true
            LEFT JOIN LATERAL (
                SELECT state, last_version, last_version_id, valid_from, ordering, digest, claimed_from, schema_version, payload FROM head
                WHERE subject_id = i.subject_id AND dataset_id = ? AND record_key = k.record_key LIMIT 1) h ON true
            WHERE ? OR h.digest IS DISTINCT FROM k.digest OR h.state <> 0
            """;

    private HeadLookup() {}

    /**
     * What stands in the registry for one row.
     *
     * @param subjectId null where the subject is unknown
     * @param head null where the record is new
     * @param formerPayload of a head that was written under another version of the dataset; else null
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Found(@Nullable UUID subjectId, @Nullable RecordHead head, byte @Nullable [] formerPayload) {}

    static void guardPlan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PLAN);
        }
    }

    /**
     * @param everyRow false leaves out the rows whose head stands exactly as delivered
     * @return per row what was found; null for rows left out
     */
    static @Nullable Found[] find(Connection connection, Setting setting, List<IncomingRow> rows, boolean everyRow)
            throws SQLException {
        int size = rows.size();
        String[] identifiers = new String[size];
        String[] recordKeys = new String[size];
        byte[][] digests = new byte[size][];
        for (int i = 0; i < size; i++) {
            IncomingRow row = rows.get(i);
            identifiers[i] = row.identifier();
            recordKeys[i] = row.recordKey();
            digests[i] = row.digest();
        }
        @Nullable Found[] found = new Found[size];
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, setting.schemaVersion());
            statement.setArray(2, connection.createArrayOf("text", identifiers));
            statement.setArray(3, connection.createArrayOf("text", recordKeys));
            statement.setArray(4, connection.createArrayOf("bytea", digests));
            statement.setString(5, setting.identifierType());
            statement.setInt(6, setting.datasetId());
            statement.setBoolean(7, everyRow);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    UUID subject = result.getObject(2, UUID.class);
                    found[(int) result.getLong(1) - 1] =
                            new Found(subject, subject == null ? null : head(subject, result), result.getBytes(11));
                }
            }
        }
        return found;
    }

    private static @Nullable RecordHead head(UUID subject, ResultSet result) throws SQLException {
        int state = result.getInt(3);
        if (result.wasNull()) {
            return null;
        }
        long order = result.getLong(7);
        Long ordering = result.wasNull() ? null : order;
        long claimed = result.getLong(9);
        Instant claimedFrom = result.wasNull() ? null : Timestamps.instant(claimed);
        return new RecordHead(
                subject,
                RecordHead.State.values()[state],
                result.getInt(4),
                result.getLong(5),
                Timestamps.instant(result.getLong(6)),
                claimedFrom,
                ordering,
                result.getInt(10),
                result.getBytes(8));
    }
}
