package org.zhengyuan.exchange.registry.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordedVersion;
import org.zhengyuan.exchange.registry.postgres.VersionChains.Version;

/** Histories over PostgreSQL: chains walked from each record's newest version back. */
@Repository
public class PostgresRecordHistories implements RecordHistories {
    private static final byte[] NOTHING = new byte[0];
    private static final String COLUMNS =
            """
            version_id, dataset_id, record_key, version, kind, schema_version,
            (extract(epoch FROM valid_from) * 1000000)::bigint AS valid_micros,
            (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_micros, division, submission_id, row_number, digest, payload""";
    private static final String LINK =
            "v.version_id, v.previous_id, v.version, v.kind, v.valid_from, v.recorded_at, v.ordering";
    // the two conditions of each step are the whole key: one look-up a version; payloads are read only of what is shown
    private static final String HISTORIES =
            """
            WITH RECURSIVE records AS (
                SELECT dataset_id, record_key, last_version_id FROM head
                WHERE subject_id = :subject AND dataset_id = ANY (:datasets) AND (:key::text IS NULL OR record_key = :key)
                ORDER BY dataset_id, record_key LIMIT :most
            ), chain AS (
                SELECT 1 AS depth, r.dataset_id, r.record_key, %1$s FROM records r
                JOIN LATERAL (SELECT * FROM version WHERE version_id = r.last_version_id AND subject_id = :subject LIMIT 1) v ON true
                UNION ALL
                SELECT c.depth + 1, c.dataset_id, c.record_key, %1$s FROM chain c
                JOIN LATERAL (SELECT * FROM version WHERE version_id = c.previous_id AND subject_id = :subject LIMIT 1) v ON true
            )
            SELECT dataset_id, record_key, version_id, version, kind, (extract(epoch FROM valid_from) * 1000000)::bigint AS valid_micros,
                   (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_micros, ordering
            FROM chain ORDER BY dataset_id, record_key, depth
            """
                    .formatted(LINK);
    private static final String VERSIONS_OF =
            """
            WITH RECURSIVE chain AS (
                SELECT v.version_id, v.previous_id, v.subject_id FROM head h
                JOIN LATERAL (
                    SELECT * FROM version WHERE version_id = h.last_version_id AND subject_id = h.subject_id LIMIT 1) v ON true
                WHERE h.subject_id = ANY (:subjects) AND (:datasets::int[] IS NULL OR h.dataset_id = ANY (:datasets::int[]))
                  AND (:key::text IS NULL OR h.record_key = :key)
                UNION ALL
                SELECT v.version_id, v.previous_id, v.subject_id FROM chain c
                JOIN LATERAL (
                    SELECT * FROM version WHERE version_id = c.previous_id AND subject_id = c.subject_id LIMIT 1) v ON true
            )
            SELECT version_id FROM chain
            """;
    private static final String UNDER_SUBJECT =
            "SELECT %s FROM version WHERE subject_id = :subject AND version_id = ANY (:ids)".formatted(COLUMNS);
    // of a version that stands under two subjects since a merge, what is erased under one is erased
    private static final String VERSIONS =
            """
            SELECT DISTINCT ON (version_id) %s FROM version WHERE version_id = ANY (:ids) ORDER BY version_id, octet_length(payload)
            """
                    .formatted(COLUMNS);
    private static final String ONE =
            """
            WITH RECURSIVE one AS (
                SELECT CAST(:subject AS uuid) AS id
                UNION
                SELECT other.id FROM one JOIN LATERAL (
                    SELECT absorbed AS id FROM subject_change m WHERE kept = one.id AND kind = 'merge' AND state = 'done' AND %1$s
                    UNION ALL
                    SELECT kept FROM subject_change m WHERE absorbed = one.id AND kind = 'merge' AND state = 'done' AND %1$s) other ON true
            )
            SELECT id FROM one
            """;
    private static final String EVER = ONE.formatted("true");
    private static final String STANDING = ONE.formatted(
            "NOT EXISTS (SELECT FROM subject_change s WHERE s.undoes = m.change_id AND s.state = 'done')");

    private final JdbcClient jdbc;

    public PostgresRecordHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Record(int datasetId, String key) {}

    @Override
    public List<History> of(
            UUID subject,
            Collection<Integer> datasets,
            @Nullable String recordKey,
            Instant validAt,
            Instant knownAt,
            int most) {
        Map<Record, List<Version>> records = new LinkedHashMap<>();
        jdbc.sql(HISTORIES)
                .param("subject", subject)
                .param("datasets", datasets.toArray(Integer[]::new))
                .param("key", recordKey)
                .param("most", most)
                .query(row -> {
                    records.computeIfAbsent(
                                    new Record(row.getInt("dataset_id"), row.getString("record_key")),
                                    key -> new ArrayList<>())
                            .add(link(row));
                });
        List<History> histories = new ArrayList<>(records.size());
        records.forEach((record, chain) -> histories.add(new History(
                record.datasetId(),
                record.key(),
                VersionChains.speaking(chain, validAt, knownAt)
                        .map(Version::versionId)
                        .orElse(null),
                chain.stream().map(Version::versionId).toList())));
        return histories;
    }

    @Override
    public Set<Long> versionsOf(
            Collection<UUID> subjects, @Nullable Collection<Integer> datasets, @Nullable String recordKey) {
        return new HashSet<>(jdbc.sql(VERSIONS_OF)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("datasets", datasets == null ? null : datasets.toArray(Integer[]::new))
                .param("key", recordKey)
                .query(Long.class)
                .list());
    }

    @Override
    public Map<Long, RecordedVersion> versions(UUID subject, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : read(jdbc.sql(UNDER_SUBJECT).param("subject", subject), ids);
    }

    @Override
    public Map<Long, RecordedVersion> versions(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : read(jdbc.sql(VERSIONS), ids);
    }

    private static Map<Long, RecordedVersion> read(JdbcClient.StatementSpec statement, Collection<Long> ids) {
        Map<Long, RecordedVersion> versions = new HashMap<>();
        statement.param("ids", ids.toArray(Long[]::new)).query(row -> {
            RecordedVersion version = read(row);
            versions.put(version.versionId(), version);
        });
        return versions;
    }

    @Override
    public Set<UUID> standingWith(UUID subject) {
        return subjects(STANDING, subject);
    }

    @Override
    public Set<UUID> oneWith(UUID subject) {
        return subjects(EVER, subject);
    }

    private Set<UUID> subjects(String statement, UUID subject) {
        return new LinkedHashSet<>(
                jdbc.sql(statement).param("subject", subject).query(UUID.class).list());
    }

    /** What decides which version speaks; its content is not read here. */
    private static Version link(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("version_id"),
                row.getInt("version"),
                row.getInt("kind") == 1,
                0,
                Timestamps.instant(row.getLong("valid_micros")),
                Timestamps.instant(row.getLong("recorded_micros")),
                row.getObject("ordering", Long.class),
                NOTHING,
                NOTHING,
                "");
    }

    private static RecordedVersion read(ResultSet row) throws SQLException {
        return new RecordedVersion(
                row.getLong("version_id"),
                row.getInt("dataset_id"),
                row.getString("record_key"),
                row.getInt("version"),
                row.getInt("kind") == 1,
                row.getInt("schema_version"),
                Timestamps.instant(row.getLong("valid_micros")),
                Timestamps.instant(row.getLong("recorded_micros")),
                row.getString("division"),
                row.getObject("submission_id", UUID.class),
                row.getLong("row_number"),
                Objects.requireNonNull(row.getBytes("digest")),
                Objects.requireNonNullElse(row.getBytes("payload"), NOTHING));
    }
}
