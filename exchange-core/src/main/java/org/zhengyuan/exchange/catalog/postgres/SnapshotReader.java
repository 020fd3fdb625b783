package org.zhengyuan.exchange.catalog.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.CatalogSnapshot;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.DatasetVersion;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.EntryKind;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;

/** Reads the published catalogue with two statements each time; the caller's transaction makes them one state. */
final class SnapshotReader {
    private final JdbcClient jdbc;

    SnapshotReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql("SELECT revision FROM catalog_revision")
                .query(Long.class)
                .single();
    }

    CatalogSnapshot read() {
        return snapshot(
                jdbc.sql(
                        """
                SELECT kind, version, state, definition, avro_schema, dataset_id
                FROM catalog_entry e LEFT JOIN dataset d ON e.kind = 'dataset' AND d.code = e.code
                WHERE state = 'published' OR kind = 'dataset' AND state IN ('superseded', 'withdrawn')
                """));
    }

    /** What was published at an instant. */
    CatalogSnapshot readAt(OffsetDateTime at) {
        return snapshot(jdbc.sql(
                        """
                WITH known AS (
                    SELECT e.kind, e.code, e.version, e.definition, e.avro_schema,
                           e.version = max(e.version) OVER (PARTITION BY e.kind, e.code)
                               AND (e.withdrawn_at IS NULL OR e.withdrawn_at > :at) AS present
                    FROM catalog_entry e JOIN catalog_change c USING (change_id)
                    WHERE e.state IN ('published', 'superseded', 'withdrawn') AND c.decided_at <= :at
                )
                SELECT kind, version, CASE WHEN present THEN 'published' ELSE 'superseded' END AS state, definition, avro_schema,
                       dataset_id
                FROM known e LEFT JOIN dataset d ON e.kind = 'dataset' AND d.code = e.code WHERE present OR kind = 'dataset'
                """)
                .param("at", at));
    }

    private CatalogSnapshot snapshot(JdbcClient.StatementSpec entries) {
        List<Department> departments = new ArrayList<>();
        List<SubjectType> subjectTypes = new ArrayList<>();
        List<DataElement> elements = new ArrayList<>();
        List<DatasetVersion> datasets = new ArrayList<>();
        entries.query(row -> {
            switch (definition(row)) {
                case Department department -> departments.add(department);
                case SubjectType type -> subjectTypes.add(type);
                case DataElement element -> elements.add(element);
                case Dataset dataset -> datasets.add(version(row, dataset));
            }
        });
        return new CatalogSnapshot(revision(), departments, subjectTypes, elements, datasets);
    }

    private static CatalogDefinition definition(ResultSet row) throws SQLException {
        return DefinitionJson.read(EntryKind.of(row.getString("kind")), row.getString("definition"));
    }

    private static DatasetVersion version(ResultSet row, Dataset dataset) throws SQLException {
        Schema schema = new Schema.Parser().parse(row.getString("avro_schema"));
        return new DatasetVersion(
                new PublishedDataset(row.getInt("dataset_id"), row.getInt("version"), dataset, schema),
                row.getString("state").equals("published"));
    }
}
