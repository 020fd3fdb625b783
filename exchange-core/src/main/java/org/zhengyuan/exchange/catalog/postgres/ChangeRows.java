package org.zhengyuan.exchange.catalog.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogStore.ChangeQuery;
import org.zhengyuan.exchange.catalog.CatalogStore.VersionHistory;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Difference;
import org.zhengyuan.exchange.catalog.EntryKind;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes and the history of versions. */
final class ChangeRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Difference>> DIFF = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CatalogChange> change(UUID id) {
        return jdbc.sql("SELECT * FROM catalog_change WHERE change_id = ?")
                .param(id)
                .query((row, number) -> change(row))
                .optional();
    }

    List<CatalogChange> changes(ChangeQuery query) {
        Actor seenBy = query.seenBy();
        return jdbc.sql(
                        """
                SELECT * FROM catalog_change
                WHERE (:state::text IS NULL OR state = :state)
                AND (:actor::text IS NULL OR proposed_by = :actor OR department = :department)
                AND (:after::uuid IS NULL
                    OR (proposed_at, change_id) < (SELECT proposed_at, change_id FROM catalog_change WHERE change_id = :after::uuid))
                ORDER BY proposed_at DESC, change_id DESC LIMIT :limit
                """)
                .param(
                        "state",
                        query.state() == null ? null : query.state().name().toLowerCase(Locale.ROOT))
                .param("actor", seenBy == null ? null : seenBy.id())
                .param("department", seenBy == null ? null : seenBy.department())
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> change(row))
                .list();
    }

    List<VersionHistory> versions(String dataset) {
        return jdbc.sql(
                        """
                SELECT e.*, c.decided_at, c.decided_by FROM catalog_entry e JOIN catalog_change c USING (change_id)
                WHERE kind = 'dataset' AND code = ? AND e.state IN ('published', 'superseded', 'withdrawn')
                ORDER BY version DESC
                """)
                .param(dataset)
                .query((row, number) -> history(row))
                .list();
    }

    static String diffJson(List<Difference> diff) {
        return JSON.writeValueAsString(diff);
    }

    private CatalogChange change(ResultSet row) throws SQLException {
        UUID id = row.getObject("change_id", UUID.class);
        return new CatalogChange(
                id,
                CatalogChange.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                CatalogChange.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("proposed_by"),
                row.getString("department"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("reason"),
                entries(id));
    }

    private List<CatalogChange.ChangedEntry> entries(UUID change) {
        return jdbc.sql(
                        """
                SELECT * FROM catalog_entry WHERE change_id = ?
                ORDER BY array_position(ARRAY['department', 'subjectType', 'element', 'dataset'], kind), code
                """)
                .param(change)
                .query((row, number) -> new CatalogChange.ChangedEntry(
                        DefinitionJson.read(EntryKind.of(row.getString("kind")), row.getString("definition")),
                        row.getInt("version"),
                        state(row),
                        JSON.readValue(row.getString("diff"), DIFF)))
                .list();
    }

    private static VersionHistory history(ResultSet row) throws SQLException {
        return new VersionHistory(
                row.getObject("change_id", UUID.class),
                row.getInt("version"),
                state(row),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawal_reason"),
                (Dataset) DefinitionJson.read(EntryKind.DATASET, row.getString("definition")),
                row.getString("avro_schema"),
                JSON.readValue(row.getString("diff"), DIFF));
    }

    private static CatalogChange.EntryState state(ResultSet row) throws SQLException {
        return CatalogChange.EntryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
