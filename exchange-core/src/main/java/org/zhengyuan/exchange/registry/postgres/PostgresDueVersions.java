package org.zhengyuan.exchange.registry.postgres;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.registry.DueVersions;

/** Due versions over PostgreSQL: per dataset and batch one transaction. A version overtaken meanwhile leaves the list and moves no head. */
@Repository
public class PostgresDueVersions implements DueVersions {
    private static final int BATCH = 5_000;

    private static final String DATASETS = "SELECT DISTINCT dataset_id FROM due_version WHERE due_at <= ?";
    private static final String PROMOTE =
            """
            WITH due AS (
                DELETE FROM due_version WHERE version_id IN (
                    SELECT version_id FROM due_version WHERE due_at <= ? AND dataset_id = ? ORDER BY due_at LIMIT %d)
                RETURNING version_id, subject_id
            ), last AS (
                SELECT DISTINCT ON (v.subject_id, v.dataset_id, v.record_key) v.*
                FROM due JOIN version v ON v.version_id = due.version_id AND v.subject_id = due.subject_id
                ORDER BY v.subject_id, v.dataset_id, v.record_key, v.valid_from DESC, v.ordering DESC NULLS LAST, v.version_id DESC
            ), promoted AS (
                UPDATE head h SET state = 0, schema_version = l.schema_version, version = l.version, version_id = l.version_id,
                    valid_from = l.valid_from, recorded_at = l.recorded_at, ordering = l.ordering, division = l.division,
                    digest = l.digest, payload = l.payload
                FROM last l
                WHERE h.subject_id = l.subject_id AND h.dataset_id = l.dataset_id AND h.record_key = l.record_key
                  AND (h.state = 2 OR (h.valid_from, coalesce(h.ordering, -9223372036854775808), h.version_id)
                                    < (l.valid_from, coalesce(l.ordering, -9223372036854775808), l.version_id))
            )
            SELECT count(*) FROM due
            """
                    .formatted(BATCH);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public PostgresDueVersions(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int promote(Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        List<Integer> datasets = jdbc.queryForList(DATASETS, Integer.class, at);
        int promoted = 0;
        for (int dataset : datasets) {
            int batch;
            do {
                batch = promote(dataset, at);
                promoted += batch;
            } while (batch == BATCH);
        }
        return promoted;
    }

    private int promote(int dataset, OffsetDateTime at) {
        Integer count = transaction.execute(status -> jdbc.execute((ConnectionCallback<Integer>) connection -> {
            DatasetTurn.alone(connection, dataset);
            try (PreparedStatement statement = connection.prepareStatement(PROMOTE)) {
                statement.setObject(1, at);
                statement.setInt(2, dataset);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getInt(1);
                }
            }
        }));
        return Objects.requireNonNull(count);
    }
}
