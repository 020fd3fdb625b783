package org.zhengyuan.exchange.intake.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;

/** Finished submissions over PostgreSQL. */
@Repository
public class PostgresExpiredSubmissions implements ExpiredSubmissions {
    private static final String REMOVE_REFUSALS =
            """
            WITH noted AS (UPDATE submission SET refusals_removed_at = ? WHERE submission_id = ? RETURNING submission_id)
            DELETE FROM refused_row r USING noted n WHERE r.submission_id = n.submission_id
            """;

    private final JdbcClient jdbc;

    public PostgresExpiredSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UUID> withOriginal(Instant finishedBefore, int limit) {
        return jdbc.sql(
                        """
                        SELECT submission_id FROM submission WHERE finished_at < ? AND original_removed_at IS NULL
                          AND state IN ('completed', 'refused') ORDER BY finished_at LIMIT ?
                        """)
                .param(finishedBefore.atOffset(ZoneOffset.UTC))
                .param(limit)
                .query(UUID.class)
                .list();
    }

    @Override
    public void originalRemoved(UUID submission, Instant at) {
        jdbc.sql("UPDATE submission SET original_removed_at = ? WHERE submission_id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(submission)
                .update();
    }

    @Override
    public List<UUID> withRefusals(Instant finishedBefore) {
        return jdbc.sql(
                        """
                        SELECT submission_id FROM submission WHERE finished_at < ? AND refusals_removed_at IS NULL AND refused > 0
                          AND state IN ('completed', 'refused') ORDER BY finished_at
                        """)
                .param(finishedBefore.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    @Override
    public void removeRefusals(UUID submission, Instant at) {
        jdbc.sql(REMOVE_REFUSALS)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(submission)
                .update();
    }
}
