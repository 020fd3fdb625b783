package org.zhengyuan.exchange.reconciliation.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.reconciliation.Comparison;
import org.zhengyuan.exchange.reconciliation.CrossCheck.Setting;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies;
import org.zhengyuan.exchange.reconciliation.Verdict;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.registry.Truth.Value;

/** The discrepancy table: opened by differences, closed by agreement. */
@Repository
class DiscrepancyRecords implements OpenDiscrepancies {
    private static final String OPEN =
            """
            INSERT INTO discrepancy (discrepancy_id, subject_id, element, source_dataset_id, source_version_id, source_value,
                reporter_dataset_id, record_key, reported_value, submission_id, row_number, opened_at, state)
            SELECT gen_random_uuid(), k.subject_id, k.element, k.source, k.version_id, k.source_value, :reporter, k.record_key,
                k.reported, :submission, k.row_number, :at, 'open'
            FROM unnest(:subjects::uuid[], :elements::text[], :sources::smallint[], :versions::bigint[], :sourceValues::text[],
                        :keys::text[], :reported::text[], :rows::bigint[])
                AS k (subject_id, element, source, version_id, source_value, record_key, reported, row_number)
            ORDER BY k.subject_id, k.element, k.record_key
            ON CONFLICT (subject_id, element, reporter_dataset_id, record_key) WHERE state = 'open' DO UPDATE
            SET reported_value = excluded.reported_value, source_value = excluded.source_value,
                source_version_id = excluded.source_version_id, submission_id = excluded.submission_id, row_number = excluded.row_number
            WHERE (discrepancy.reported_value, discrepancy.source_value) IS DISTINCT FROM (excluded.reported_value, excluded.source_value)
            """;
    private static final String SETTLE =
            """
            UPDATE discrepancy d SET state = 'reporter-corrected', closed_at = :at, closed_by = :submission
            FROM (SELECT *, :reporter::smallint AS reporter
                FROM unnest(:subjects::uuid[], :elements::text[], :keys::text[]) AS k (subject_id, element, record_key) OFFSET 0) k
            WHERE d.state = 'open' AND d.reporter_dataset_id = k.reporter AND d.subject_id = k.subject_id AND d.element = k.element
              AND d.record_key = k.record_key
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    DiscrepancyRecords(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    void open(Setting setting, List<Checked> rows) {
        List<UUID> subjects = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        List<String> sourceValues = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> reported = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        forEach(setting, rows, Verdict.DIFFERED, (row, place) -> {
            Value against = java.util.Objects.requireNonNull(
                    row.comparisons().get(place).against());
            subjects.add(row.subjectId());
            elements.add(setting.elements().get(place));
            sources.add(catalog.current()
                    .everPublished(against.dataset())
                    .orElseThrow()
                    .id());
            versions.add(against.versionId());
            sourceValues.add(against.text());
            keys.add(row.row().recordKey());
            reported.add(java.util.Objects.requireNonNull(row.row().values().get(place)));
            numbers.add(row.row().number());
        });
        if (subjects.isEmpty()) {
            return;
        }
        jdbc.sql(OPEN)
                .param("reporter", setting.datasetId())
                .param("submission", setting.submissionId())
                .param("at", at(setting.recordedAt()))
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("elements", elements.toArray(String[]::new))
                .param("sources", sources.toArray(Integer[]::new))
                .param("versions", versions.toArray(Long[]::new))
                .param("sourceValues", sourceValues.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("reported", reported.toArray(String[]::new))
                .param("rows", numbers.toArray(Long[]::new))
                .update();
    }

    /** Closes what the reporter no longer says otherwise. */
    void settle(Setting setting, List<Checked> rows) {
        boolean any = jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM discrepancy WHERE reporter_dataset_id = ? AND state = 'open')")
                .param(setting.datasetId())
                .query(Boolean.class)
                .single();
        if (!any) {
            return;
        }
        List<UUID> subjects = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        forEach(setting, rows, Verdict.AGREED, (row, place) -> {
            subjects.add(row.subjectId());
            elements.add(setting.elements().get(place));
            keys.add(row.row().recordKey());
        });
        jdbc.sql(SETTLE)
                .param("at", at(setting.recordedAt()))
                .param("submission", setting.submissionId())
                .param("reporter", setting.datasetId())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("elements", elements.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    boolean anyOpen(int sourceDatasetId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM discrepancy WHERE source_dataset_id = ? AND state = 'open')")
                .param(sourceDatasetId)
                .query(Boolean.class)
                .single();
    }

    List<OpenDiscrepancy> openAmong(int sourceDatasetId, List<UUID> subjects) {
        return jdbc.sql(
                        """
                        SELECT discrepancy_id, subject_id, element, reported_value FROM discrepancy
                        WHERE source_dataset_id = ? AND state = 'open' AND subject_id = ANY (?)
                        """)
                .param(sourceDatasetId)
                .param(subjects.toArray(UUID[]::new))
                .query((row, index) -> new OpenDiscrepancy(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list();
    }

    /** The source's new value settles the discrepancy where it is the reported one; otherwise the discrepancy shows it from now on. */
    void sourceNowSays(OpenDiscrepancy open, Truth truth, UUID submission, Instant recordedAt) {
        if (!(truth.elements().get(open.element()) instanceof Known known)) {
            return;
        }
        for (Value value : known.values()) {
            if (value.text().equals(open.reportedValue())) {
                jdbc.sql(
                                """
                                UPDATE discrepancy SET state = 'source-corrected', closed_at = ?, closed_by = ?, source_value = ?,
                                    source_version_id = ? WHERE discrepancy_id = ?
                                """)
                        .param(at(recordedAt))
                        .param(submission)
                        .param(value.text())
                        .param(value.versionId())
                        .param(open.id())
                        .update();
                return;
            }
        }
        Value value = known.values().getFirst();
        jdbc.sql("UPDATE discrepancy SET source_value = ?, source_version_id = ? WHERE discrepancy_id = ?")
                .param(value.text())
                .param(value.versionId())
                .param(open.id())
                .update();
    }

    @Override
    public Set<Disputed> among(Collection<UUID> subjects) {
        return new HashSet<>(
                jdbc.sql("SELECT subject_id, element FROM discrepancy WHERE state = 'open' AND subject_id = ANY (?)")
                        .param(subjects.toArray(UUID[]::new))
                        .query((row, index) -> new Disputed(row.getObject(1, UUID.class), row.getString(2)))
                        .list());
    }

    private static void forEach(
            Setting setting, List<Checked> rows, Verdict verdict, BiConsumer<Checked, Integer> action) {
        for (Checked row : rows) {
            for (int place = 0; place < setting.elements().size(); place++) {
                Comparison comparison = row.comparisons().get(place);
                if (comparison != null && comparison.verdict() == verdict) {
                    action.accept(row, place);
                }
            }
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
