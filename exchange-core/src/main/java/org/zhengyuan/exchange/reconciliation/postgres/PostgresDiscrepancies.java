package org.zhengyuan.exchange.reconciliation.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.reconciliation.Discrepancies;
import org.zhengyuan.exchange.reconciliation.Discrepancy;

/** Discrepancies over PostgreSQL. */
@Repository
class PostgresDiscrepancies implements Discrepancies {
    private static final String SELECT =
            """
            SELECT d.*, source.code AS source_dataset, reporter.code AS reporter_dataset
            FROM discrepancy d
            JOIN dataset source ON source.dataset_id = d.source_dataset_id
            JOIN dataset reporter ON reporter.dataset_id = d.reporter_dataset_id
            """;

    private final JdbcClient jdbc;

    PostgresDiscrepancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Discrepancy> list(Query query) {
        Set<String> datasets = query.datasets();
        return jdbc.sql(
                        SELECT
                                + """
                        WHERE (:any OR source.code = ANY (:datasets) OR reporter.code = ANY (:datasets))
                          AND (:open::boolean IS NULL OR (d.state = 'open') = :open)
                          AND (:before::bigint IS NULL OR d.number < :before)
                        ORDER BY d.number DESC LIMIT :limit
                        """)
                .param("any", datasets == null)
                .param("datasets", datasets == null ? new String[0] : datasets.toArray(String[]::new))
                .param("open", query.open())
                .param("before", query.before())
                .param("limit", query.limit())
                .query(PostgresDiscrepancies::map)
                .list();
    }

    @Override
    public Optional<Discrepancy> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE d.discrepancy_id = ?")
                .param(id)
                .query(PostgresDiscrepancies::map)
                .optional();
    }

    @Override
    public long openAtSources(Set<String> datasets) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM discrepancy d JOIN dataset s ON s.dataset_id = d.source_dataset_id
                        WHERE d.state = 'open' AND s.code = ANY (?)
                        """)
                .param(datasets.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static Discrepancy map(ResultSet row, int index) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        @Nullable Instant closedAt = closed == null ? null : closed.toInstant();
        return new Discrepancy(
                row.getObject("discrepancy_id", UUID.class),
                row.getLong("number"),
                row.getObject("subject_id", UUID.class),
                row.getString("element"),
                row.getString("source_dataset"),
                row.getString("source_value"),
                row.getString("reporter_dataset"),
                row.getString("record_key"),
                row.getString("reported_value"),
                row.getObject("submission_id", UUID.class),
                row.getLong("row_number"),
                Discrepancy.State.of(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closedAt);
    }
}
