package org.zhengyuan.exchange.registry.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
    /** Versions of one record that are read at most; the newest. */
    static final int LONGEST = 500;

    private static final byte[] NOTHING = new byte[0];
    private static final String COLUMNS =
            """
            version_id, dataset_id, record_key, version, kind, schema_version,
            (extract(epoch FROM valid_from) * 1000000)::bigint AS valid_micros,
            (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_micros, ordering, division, submission_id, row_number,
            digest, payload""";
    // the two conditions of each step are the whole key: one look-up a version
    private static final String HISTORIES =
            """
            WITH RECURSIVE records AS (
                SELECT dataset_id, record_key, last_version_id FROM head
                WHERE subject_id = :subject AND dataset_id = ANY (:datasets) ORDER BY dataset_id, record_key LIMIT :most
            ), chain AS (
                SELECT 1 AS depth, v.* FROM records r
                JOIN LATERAL (SELECT * FROM version WHERE version_id = r.last_version_id AND subject_id = :subject LIMIT 1) v ON true
                UNION ALL
                SELECT c.depth + 1, v.* FROM chain c
                JOIN LATERAL (SELECT * FROM version WHERE version_id = c.previous_id AND subject_id = :subject LIMIT 1) v ON true
                WHERE c.depth <= :longest
            )
            SELECT %s FROM chain ORDER BY dataset_id, record_key, depth
            """
                    .formatted(COLUMNS);
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
                    SELECT absorbed AS id FROM subject_change WHERE kept = one.id AND kind = 'merge' AND state = 'done'
                    UNION ALL
                    SELECT kept FROM subject_change WHERE absorbed = one.id AND kind = 'merge' AND state = 'done') other ON true
            )
            SELECT id FROM one
            """;

    private final JdbcClient jdbc;

    public PostgresRecordHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version as both the history and the rule of what speaks need it. */
    private record Read(RecordedVersion version, @Nullable Long ordering) {
        Version link() {
            return new Version(
                    version.versionId(),
                    version.version(),
                    version.ended(),
                    version.schemaVersion(),
                    version.validFrom(),
                    version.recordedAt(),
                    ordering,
                    version.digest(),
                    version.payload(),
                    version.division());
        }
    }

    private record Record(int datasetId, String key) {}

    @Override
    public List<History> of(UUID subject, Collection<Integer> datasets, Instant validAt, Instant knownAt, int most) {
        Map<Record, List<Read>> records = new LinkedHashMap<>();
        jdbc.sql(HISTORIES)
                .param("subject", subject)
                .param("datasets", datasets.toArray(Integer[]::new))
                .param("most", most)
                .param("longest", LONGEST)
                .query(row -> {
                    Read read = read(row);
                    records.computeIfAbsent(
                                    new Record(
                                            read.version().datasetId(),
                                            read.version().recordKey()),
                                    key -> new ArrayList<>())
                            .add(read);
                });
        List<History> histories = new ArrayList<>(records.size());
        records.forEach((record, chain) -> histories.add(history(record, chain, validAt, knownAt)));
        return histories;
    }

    private static History history(Record record, List<Read> chain, Instant validAt, Instant knownAt) {
        Long speaking = VersionChains.speaking(chain.stream().map(Read::link).toList(), validAt, knownAt)
                .map(Version::versionId)
                .orElse(null);
        List<RecordedVersion> versions = chain.stream()
                .map(Read::version)
                .sorted(Comparator.comparingLong(RecordedVersion::versionId).reversed())
                .limit(LONGEST)
                .toList();
        return new History(record.datasetId(), record.key(), speaking, versions, chain.size() > LONGEST);
    }

    @Override
    public Map<Long, RecordedVersion> versions(Collection<Long> ids) {
        Map<Long, RecordedVersion> versions = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(VERSIONS).param("ids", ids.toArray(Long[]::new)).query(row -> {
                RecordedVersion version = read(row).version();
                versions.put(version.versionId(), version);
            });
        }
        return versions;
    }

    @Override
    public Set<UUID> oneWith(UUID subject) {
        return new LinkedHashSet<>(
                jdbc.sql(ONE).param("subject", subject).query(UUID.class).list());
    }

    private static Read read(ResultSet row) throws SQLException {
        return new Read(
                new RecordedVersion(
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
                        Objects.requireNonNullElse(row.getBytes("payload"), NOTHING)),
                row.getObject("ordering", Long.class));
    }
}
