package org.zhengyuan.exchange.catalog.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.EntryKind;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;

/** The catalogue's history from its entries, which keep every version with the day of its publication. */
public final class PostgresCatalogHistory implements CatalogHistory {
    private final JdbcClient jdbc;

    public PostgresCatalogHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Catalog.Snapshot at(Instant instant) {
        return new SnapshotReader(jdbc).readAt(instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<Dataset> dataset(String code, int version) {
        return jdbc.sql(
                        """
                SELECT definition FROM catalog_entry
                WHERE kind = ? AND code = ? AND version = ? AND state IN ('published', 'superseded', 'withdrawn')
                """)
                .params(EntryKind.DATASET.code(), code, version)
                .query((row, number) -> (Dataset) DefinitionJson.read(EntryKind.DATASET, row.getString(1)))
                .optional();
    }

    @Override
    public Optional<DataElement> element(String code, Instant at) {
        return jdbc.sql(
                        """
                SELECT e.definition FROM catalog_entry e JOIN catalog_change c USING (change_id)
                WHERE e.kind = ? AND e.code = ? AND e.state IN ('published', 'superseded', 'withdrawn') AND c.decided_at <= ?
                ORDER BY e.version DESC LIMIT 1
                """)
                .params(EntryKind.ELEMENT.code(), code, at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> (DataElement) DefinitionJson.read(EntryKind.ELEMENT, row.getString(1)))
                .optional();
    }
}
