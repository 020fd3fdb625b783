package org.zhengyuan.exchange.catalog.postgres;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.CatalogStore;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.EntryKind;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;

/** The books inside the transaction that holds the revision row. */
final class PostgresBooks implements CatalogStore.Books {
    private final JdbcClient jdbc;
    private final ChangeRows rows;
    private Catalog.@Nullable Snapshot present;

    PostgresBooks(JdbcClient jdbc, ChangeRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public Catalog.Snapshot present() {
        if (present == null) {
            present = new SnapshotReader(jdbc).read();
        }
        return present;
    }

    @Override
    public int lastVersion(EntryKind kind, String key) {
        return jdbc.sql(
                        """
                SELECT coalesce(max(version), 0) FROM catalog_entry
                WHERE kind = ? AND code = ? AND state IN ('published', 'superseded', 'withdrawn')
                """)
                .params(kind.code(), key)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<CatalogDefinition> lastDefinition(EntryKind kind, String key) {
        return jdbc.sql(
                        """
                SELECT definition FROM catalog_entry
                WHERE kind = ? AND code = ? AND state IN ('published', 'superseded', 'withdrawn')
                ORDER BY version DESC LIMIT 1
                """)
                .params(kind.code(), key)
                .query((row, number) -> DefinitionJson.read(kind, row.getString(1)))
                .optional();
    }

    @Override
    public Optional<CatalogChange> change(UUID id) {
        return rows.change(id);
    }

    @Override
    public void draft(CatalogChange change, Function<Dataset, String> schemaOf) {
        jdbc.sql(
                        "INSERT INTO catalog_change (change_id, origin, proposed_by, department) VALUES (:id, :origin, :by, :department)")
                .param("id", change.id())
                .param("origin", lower(change.origin()))
                .param("by", change.proposedBy())
                .param("department", change.department())
                .update();
        for (CatalogChange.ChangedEntry entry : change.entries()) {
            CatalogDefinition definition = entry.definition();
            jdbc.sql(
                            """
                    INSERT INTO catalog_entry (change_id, kind, code, version, definition, avro_schema, diff)
                    VALUES (:change, :kind, :code, :version, :definition::jsonb, :schema, :diff::jsonb)
                    """)
                    .param("change", change.id())
                    .param("kind", definition.kind().code())
                    .param("code", definition.key())
                    .param("version", entry.version())
                    .param("definition", DefinitionJson.write(definition))
                    .param("schema", definition instanceof Dataset dataset ? schemaOf.apply(dataset) : null)
                    .param("diff", ChangeRows.diffJson(entry.diff()))
                    .update();
        }
    }

    @Override
    public void publish(UUID change, String decidedBy, @Nullable String reason) {
        decide(change, "published", decidedBy, reason);
        jdbc.sql(
                        """
                INSERT INTO dataset (code) SELECT code FROM catalog_entry e
                WHERE change_id = ? AND kind = 'dataset' AND NOT EXISTS (SELECT FROM dataset d WHERE d.code = e.code)
                ORDER BY code
                """)
                .param(change)
                .update();
        jdbc.sql(
                        """
                UPDATE catalog_entry e SET state = 'superseded'
                FROM catalog_entry n WHERE n.change_id = ? AND e.kind = n.kind AND e.code = n.code AND e.state = 'published'
                """)
                .param(change)
                .update();
        moveEntries(change, "published");
        grow();
    }

    @Override
    public void reject(UUID change, String decidedBy, String reason) {
        decide(change, "rejected", decidedBy, reason);
        moveEntries(change, "rejected");
    }

    @Override
    public void withdraw(EntryKind kind, String key, String withdrawnBy, String reason) {
        jdbc.sql(
                        """
                UPDATE catalog_entry SET state = 'withdrawn', withdrawn_by = ?, withdrawal_reason = ?
                WHERE kind = ? AND code = ? AND state = 'published'
                """)
                .params(withdrawnBy, reason, kind.code(), key)
                .update();
        grow();
    }

    private void decide(UUID change, String state, String decidedBy, @Nullable String reason) {
        jdbc.sql("UPDATE catalog_change SET state = :state, decided_by = :by, reason = :reason WHERE change_id = :id")
                .param("state", state)
                .param("by", decidedBy)
                .param("reason", reason)
                .param("id", change)
                .update();
    }

    private void moveEntries(UUID change, String state) {
        jdbc.sql("UPDATE catalog_entry SET state = ? WHERE change_id = ?")
                .params(state, change)
                .update();
    }

    private void grow() {
        jdbc.sql("UPDATE catalog_revision SET revision = revision + 1").update();
        present = null;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
