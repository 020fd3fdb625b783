package org.zhengyuan.exchange.catalog.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Reads the published catalogue with two statements; the caller's transaction makes them one state. */
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
        List<Department> departments = new ArrayList<>();
        List<SubjectType> subjectTypes = new ArrayList<>();
        List<DataElement> elements = new ArrayList<>();
        List<DatasetVersion> datasets = new ArrayList<>();
        jdbc.sql(
                        """
                SELECT kind, version, state, definition, avro_schema, dataset_id
                FROM catalog_entry e LEFT JOIN dataset d ON e.kind = 'dataset' AND d.code = e.code
                WHERE state = 'published' OR kind = 'dataset' AND state IN ('superseded', 'withdrawn')
                """)
                .query(row -> {
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
