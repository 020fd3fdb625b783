package org.zhengyuan.exchange.reconciliation.postgres;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.registry.SubjectFollower;

/**
 * Comparisons and discrepancies follow merged subjects. Where both subjects have one of the same reporter's record, the kept subject's
 * stays and the absorbed one's is left behind.
 */
@Repository
class MovedComparisons implements SubjectFollower {
    private static final String MOVE_CHECKS =
            """
            UPDATE cross_check c SET subject_id = :kept, moved_by = :merge
            WHERE c.subject_id = :absorbed AND NOT EXISTS (SELECT 1 FROM cross_check k
                WHERE k.subject_id = :kept AND k.dataset_id = c.dataset_id AND k.record_key = c.record_key)
            """;
    private static final String MOVE_DISCREPANCIES =
            """
            UPDATE discrepancy d SET subject_id = :kept, moved_by = :merge
            WHERE d.subject_id = :absorbed AND (d.state <> 'open' OR NOT EXISTS (SELECT 1 FROM discrepancy k
                WHERE k.subject_id = :kept AND k.state = 'open' AND k.element = d.element
                  AND k.reporter_dataset_id = d.reporter_dataset_id AND k.record_key = d.record_key))
            """;
    private static final String CHECKS_BACK =
            "UPDATE cross_check SET subject_id = :absorbed, moved_by = NULL WHERE subject_id = :kept AND moved_by = :merge";
    private static final String DISCREPANCIES_BACK =
            "UPDATE discrepancy SET subject_id = :absorbed, moved_by = NULL WHERE subject_id = :kept AND moved_by = :merge";

    private final JdbcClient jdbc;

    MovedComparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void merged(UUID merge, UUID absorbed, UUID kept) {
        run(List.of(MOVE_CHECKS, MOVE_DISCREPANCIES), merge, absorbed, kept);
    }

    @Override
    public void split(UUID merge, UUID absorbed, UUID kept) {
        run(List.of(CHECKS_BACK, DISCREPANCIES_BACK), merge, absorbed, kept);
    }

    private void run(List<String> steps, UUID merge, UUID absorbed, UUID kept) {
        for (String step : steps) {
            jdbc.sql(step)
                    .param("merge", merge)
                    .param("absorbed", absorbed)
                    .param("kept", kept)
                    .update();
        }
    }
}
