package org.zhengyuan.exchange.registry.postgres;

import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.zhengyuan.exchange.postgres.BinaryCopy;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;
import org.zhengyuan.exchange.registry.RegistryWriter.StoredVersion;

/** Stores new versions and brings the heads up to them, set by set. */
final class VersionStore {
    private static final String COPY_VERSIONS =
            """
            COPY version (version_id, subject_id, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from,
                recorded_at, ordering, division, submission_id, row_number, digest, payload) FROM STDIN (FORMAT binary)
            """;
    private static final String COPY_HEADS =
            """
            COPY head (subject_id, dataset_id, record_key, state, schema_version, version, version_id, last_version, last_version_id,
                valid_from, recorded_at, ordering, division, digest, payload) FROM STDIN (FORMAT binary)
            """;
    private static final String COPY_WAITING =
            "COPY due_version (due_at, version_id, subject_id, dataset_id, record_key, digest) FROM STDIN (FORMAT binary)";
    /**
     * OFFSET 0 keeps the dataset's number from the planner: of a new dataset its statistics know no row, so that it would look through the
     * whole set for every head of the dataset.
     */
    static final String REPLACE_HEADS =
            """
            UPDATE head h SET state = 0, schema_version = ?, version = k.version, version_id = k.version_id,
                last_version = k.version, last_version_id = k.version_id,
                valid_from = timestamptz 'epoch' + k.valid_from * interval '1 microsecond', recorded_at = ?, ordering = k.ordering,
                division = k.division, digest = k.digest, payload = k.payload,
                claimed_from = timestamptz 'epoch' + k.claimed_from * interval '1 microsecond'
            FROM (SELECT *, ?::smallint AS dataset_id
                FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bytea[], ?::bytea[],
                        ?::bigint[])
                    AS k (subject_id, record_key, version, version_id, valid_from, ordering, division, digest, payload, claimed_from)
                OFFSET 0) k
            WHERE h.subject_id = k.subject_id AND h.dataset_id = k.dataset_id AND h.record_key = k.record_key
            """;

    static final String NOTE_NEWEST =
            """
            UPDATE head h SET last_version = k.version, last_version_id = k.version_id
            FROM (SELECT *, ?::smallint AS dataset_id
                FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[]) AS k (subject_id, record_key, version, version_id)
                OFFSET 0) k
            WHERE h.subject_id = k.subject_id AND h.dataset_id = k.dataset_id AND h.record_key = k.record_key
            """;

    private VersionStore() {}

    /** @return the versions as they were stored, in the order given */
    static List<StoredVersion> store(Connection connection, Setting setting, List<NewVersion> versions)
            throws SQLException {
        if (versions.isEmpty()) {
            return List.of();
        }
        MessageDigest digest = Digests.sha256();
        List<StoredVersion> stored = new ArrayList<>(versions.size());
        PGConnection postgres = connection.unwrap(PGConnection.class);
        BinaryCopy newVersions = new BinaryCopy(versions.size() * 512);
        BinaryCopy newHeads = new BinaryCopy(4_096);
        BinaryCopy waiting = new BinaryCopy(64);
        List<NewVersion> replaced = new ArrayList<>();
        List<NewVersion> noted = new ArrayList<>();
        for (NewVersion version : versions) {
            append(newVersions, setting, version);
            stored.add(new StoredVersion(version.versionId(), newVersions.digestRow(digest)));
            if (version.waits()) {
                appendWaiting(waiting, setting, version);
            }
            if (version.head() == null) {
                appendHead(newHeads, setting, version);
            } else {
                (version.becomesHead() ? replaced : noted).add(version);
            }
        }
        newVersions.send(postgres, COPY_VERSIONS);
        if (!newHeads.isEmpty()) {
            newHeads.send(postgres, COPY_HEADS);
        }
        if (!waiting.isEmpty()) {
            waiting.send(postgres, COPY_WAITING);
        }
        replaceHeads(connection, setting, replaced);
        noteNewest(connection, setting, noted);
        return stored;
    }

    private static void append(BinaryCopy copy, Setting setting, NewVersion version) {
        copy.row(16)
                .int8(version.versionId())
                .uuid(version.subjectId())
                .int2(setting.datasetId())
                .text(version.row().recordKey())
                .int8(version.previousId())
                .int4(version.number())
                .int2(0)
                .int2(setting.schemaVersion())
                .timestamp(version.placement().validFrom())
                .timestamp(setting.recordedAt())
                .int8(version.row().ordering())
                .text(version.row().division())
                .uuid(setting.submissionId())
                .int8(version.row().number())
                .bytes(version.row().digest())
                .bytes(version.row().payload());
    }

    private static void appendHead(BinaryCopy copy, Setting setting, NewVersion version) {
        RecordHead.State state = version.waits() ? RecordHead.State.PENDING : RecordHead.State.CURRENT;
        copy.row(15)
                .uuid(version.subjectId())
                .int2(setting.datasetId())
                .text(version.row().recordKey())
                .int2(state.ordinal())
                .int2(setting.schemaVersion())
                .int4(1)
                .int8(version.versionId())
                .int4(1)
                .int8(version.versionId())
                .timestamp(version.placement().validFrom())
                .timestamp(setting.recordedAt())
                .int8(version.row().ordering())
                .text(version.row().division())
                .bytes(version.row().digest())
                .bytes(version.row().payload());
    }

    private static void appendWaiting(BinaryCopy copy, Setting setting, NewVersion version) {
        copy.row(6)
                .timestamp(version.placement().validFrom())
                .int8(version.versionId())
                .uuid(version.subjectId())
                .int2(setting.datasetId())
                .text(version.row().recordKey())
                .bytes(version.row().digest());
    }

    private static void replaceHeads(Connection connection, Setting setting, List<NewVersion> versions)
            throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REPLACE_HEADS)) {
            statement.setInt(1, setting.schemaVersion());
            statement.setObject(2, setting.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setInt(3, setting.datasetId());
            statement.setArray(4, array(connection, "uuid", versions, UUID[]::new, NewVersion::subjectId));
            statement.setArray(5, array(connection, "text", versions, String[]::new, v -> v.row()
                    .recordKey()));
            statement.setArray(6, array(connection, "int4", versions, Integer[]::new, NewVersion::number));
            statement.setArray(7, array(connection, "int8", versions, Long[]::new, NewVersion::versionId));
            statement.setArray(
                    8,
                    array(
                            connection,
                            "int8",
                            versions,
                            Long[]::new,
                            v -> Timestamps.micros(v.placement().validFrom())));
            statement.setArray(9, array(connection, "int8", versions, Long[]::new, v -> v.row()
                    .ordering()));
            statement.setArray(10, array(connection, "text", versions, String[]::new, v -> v.row()
                    .division()));
            statement.setArray(11, array(connection, "bytea", versions, byte[][]::new, v -> v.row()
                    .digest()));
            statement.setArray(12, array(connection, "bytea", versions, byte[][]::new, v -> v.row()
                    .payload()));
            statement.setArray(13, array(connection, "int8", versions, Long[]::new, NewVersion::claimedFrom));
            requireAll(versions.size(), statement.executeUpdate());
        }
    }

    private static void noteNewest(Connection connection, Setting setting, List<NewVersion> versions)
            throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE_NEWEST)) {
            statement.setInt(1, setting.datasetId());
            statement.setArray(2, array(connection, "uuid", versions, UUID[]::new, NewVersion::subjectId));
            statement.setArray(3, array(connection, "text", versions, String[]::new, v -> v.row()
                    .recordKey()));
            statement.setArray(4, array(connection, "int4", versions, Integer[]::new, NewVersion::number));
            statement.setArray(5, array(connection, "int8", versions, Long[]::new, NewVersion::versionId));
            requireAll(versions.size(), statement.executeUpdate());
        }
    }

    private static void requireAll(int expected, int updated) {
        if (updated != expected) {
            throw new IllegalStateException(
                    "of " + expected + " heads " + updated + " were found again: someone else wrote this dataset");
        }
    }

    private static <T extends @Nullable Object> Array array(
            Connection connection,
            String type,
            List<NewVersion> versions,
            Function<Integer, T[]> newArray,
            Function<NewVersion, T> field)
            throws SQLException {
        T[] values = newArray.apply(versions.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(versions.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
