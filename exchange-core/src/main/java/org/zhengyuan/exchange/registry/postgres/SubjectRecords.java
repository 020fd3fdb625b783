package org.zhengyuan.exchange.registry.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes records from one subject to another, each with its head, its whole chain of versions and what waits. */
final class SubjectRecords {
    private static final String CLASHES =
            """
            SELECT a.dataset_id, k.version_id AS kept, a.version_id AS absorbed FROM head a
            JOIN head k ON k.subject_id = :kept AND k.dataset_id = a.dataset_id AND k.record_key = a.record_key
            WHERE a.subject_id = :absorbed AND a.state <> 1 ORDER BY a.dataset_id, a.record_key
            """;
    private static final String NOTE =
            """
            INSERT INTO subject_change_record (change_id, dataset_id, record_key)
            SELECT :change, a.dataset_id, a.record_key FROM head a
            WHERE a.subject_id = :absorbed AND NOT EXISTS (SELECT 1 FROM head k
                WHERE k.subject_id = :kept AND k.dataset_id = a.dataset_id AND k.record_key = a.record_key)
            """;

    // a version keeps its number under every subject its record belonged to, so a chain is whole wherever it is read
    private static final String COPY_CHAINS =
            """
            WITH RECURSIVE chain AS (
                SELECT v.* FROM subject_change_record r
                JOIN head h ON h.subject_id = :from AND h.dataset_id = r.dataset_id AND h.record_key = r.record_key
                JOIN version v ON v.version_id = h.last_version_id AND v.subject_id = h.subject_id
                WHERE r.change_id = :records
                UNION ALL
                SELECT v.* FROM chain c JOIN version v ON v.version_id = c.previous_id AND v.subject_id = c.subject_id
            )
            INSERT INTO version (version_id, subject_id, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from,
                recorded_at, ordering, division, submission_id, row_number, digest, payload)
            SELECT version_id, :to, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from,
                recorded_at, ordering, division, submission_id, row_number, digest, payload
            FROM chain ON CONFLICT (version_id, subject_id) DO NOTHING
            """;
    private static final String MOVE_HEADS =
            """
            UPDATE head h SET subject_id = :to FROM subject_change_record r
            WHERE r.change_id = :records AND h.subject_id = :from AND h.dataset_id = r.dataset_id AND h.record_key = r.record_key
            """;
    private static final String MOVE_WAITING = MOVE_HEADS.replace("UPDATE head", "UPDATE due_version");
    private static final String MOVE_ABSENT = MOVE_HEADS.replace("UPDATE head", "UPDATE absent_record");

    private static final String WRITTEN =
            """
            SELECT dataset_id, subject_id, version_id FROM head
            WHERE subject_id IN (:kept, :absorbed) AND recorded_at BETWEEN :merged AND :split
            ORDER BY dataset_id, subject_id, record_key
            """;

    private final JdbcClient jdbc;

    SubjectRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records that both subjects have, unless the absorbed one's has ended: dataset id, and the versions that stand. */
    List<Map<String, Object>> clashes(UUID kept, UUID absorbed) {
        return jdbc.sql(CLASHES)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .query((row, index) -> {
                    Map<String, Object> clash = new TreeMap<>();
                    clash.put("dataset", row.getInt("dataset_id"));
                    clash.put("keptVersion", row.getLong("kept"));
                    clash.put("absorbedVersion", row.getLong("absorbed"));
                    return clash;
                })
                .list();
    }

    /** Records of two subjects that are two again, whose present version was recorded while they were one. */
    List<Written> written(UUID kept, UUID absorbed, Instant merged, Instant split) {
        return jdbc.sql(WRITTEN)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .param("merged", merged.atOffset(ZoneOffset.UTC))
                .param("split", split.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Written(
                        row.getInt("dataset_id"), row.getObject("subject_id", UUID.class), row.getLong("version_id")))
                .list();
    }

    /** A record's present version. */
    record Written(int datasetId, UUID subject, long version) {}

    /** Notes which records a merge takes over: all of the absorbed subject's but those that ended and stand at the kept one too. */
    void note(UUID merge, UUID kept, UUID absorbed) {
        jdbc.sql(NOTE)
                .param("change", merge)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .update();
    }

    /** Takes the records noted for this merge from one of its subjects to the other. */
    void move(UUID merge, UUID from, UUID to) {
        for (String step : List.of(COPY_CHAINS, MOVE_HEADS, MOVE_WAITING, MOVE_ABSENT)) {
            jdbc.sql(step)
                    .param("records", merge)
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }
}
