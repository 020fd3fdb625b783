package org.zhengyuan.exchange.registry.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.registry.DueVersions;
import org.zhengyuan.exchange.registry.HeadFollower;

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
                    digest = l.digest, payload = l.payload, claimed_from = NULL
                FROM last l
                WHERE h.subject_id = l.subject_id AND h.dataset_id = l.dataset_id AND h.record_key = l.record_key
                  AND (h.state = 2 OR (h.valid_from, coalesce(h.ordering, -9223372036854775808), h.version_id)
                                    < (l.valid_from, coalesce(l.ordering, -9223372036854775808), l.version_id))
                RETURNING h.subject_id, l.submission_id
            )
            SELECT (SELECT count(*) FROM due), p.subject_id, p.submission_id FROM (VALUES (true)) AS always LEFT JOIN promoted p ON true
            """
                    .formatted(BATCH);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<HeadFollower> followers;

    public PostgresDueVersions(
            DataSource dataSource, PlatformTransactionManager transactions, List<HeadFollower> followers) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.followers = followers;
    }

    @Override
    public int promote(Instant now) {
        List<Integer> datasets = jdbc.queryForList(DATASETS, Integer.class, now.atOffset(ZoneOffset.UTC));
        int promoted = 0;
        for (int dataset : datasets) {
            int batch;
            do {
                batch = promote(dataset, now);
                promoted += batch;
            } while (batch == BATCH);
        }
        return promoted;
    }

    private int promote(int dataset, Instant now) {
        Integer count = transaction.execute(status -> {
            Map<UUID, List<UUID>> promoted = new HashMap<>();
            int taken = take(dataset, now, promoted);
            promoted.forEach((submission, subjects) ->
                    followers.forEach(follower -> follower.fellDue(dataset, submission, subjects, now)));
            return taken;
        });
        return Objects.requireNonNull(count);
    }

    /** @param promoted filled with the subjects whose heads changed, by the submission that had delivered the new ones */
    private int take(int dataset, Instant now, Map<UUID, List<UUID>> promoted) {
        Integer count = jdbc.execute((ConnectionCallback<Integer>) connection -> {
            DatasetTurn.alone(connection, dataset);
            try (PreparedStatement statement = connection.prepareStatement(PROMOTE)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setInt(2, dataset);
                int taken = 0;
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        taken = result.getInt(1);
                        UUID submission = result.getObject(3, UUID.class);
                        if (submission != null) {
                            promoted.computeIfAbsent(submission, any -> new ArrayList<>())
                                    .add(result.getObject(2, UUID.class));
                        }
                    }
                }
                return taken;
            }
        });
        return Objects.requireNonNull(count);
    }
}
