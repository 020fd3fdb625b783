package org.zhengyuan.exchange.intake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.seal.proof.FactKind;

/** Finished submissions over PostgreSQL. */
@Repository
public class PostgresExpiredSubmissions implements ExpiredSubmissions {
    private static final String CHUNKS =
            "SELECT chunk FROM submission_chunk WHERE submission_id = ? AND refused > 0 AND fact_id IS NOT NULL";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FactNotes facts;

    public PostgresExpiredSubmissions(JdbcTemplate template, PlatformTransactionManager transactions, FactNotes facts) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
        this.facts = facts;
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
        transaction.executeWithoutResult(status -> {
            int noted = jdbc.sql(
                            "UPDATE submission SET original_removed_at = ? WHERE submission_id = ? AND original_removed_at IS NULL")
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(submission)
                    .update();
            if (noted == 1) {
                note("original", submission, Map.of());
            }
        });
    }

    private UUID note(String step, UUID submission, Map<String, ?> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("step", step);
        details.put("submission", submission.toString());
        return facts.note(FactKind.ERASURE, "system", "submission/" + submission, List.of(), details);
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
        transaction.executeWithoutResult(status -> {
            int noted = jdbc.sql(
                            "UPDATE submission SET refusals_removed_at = ? WHERE submission_id = ? AND refusals_removed_at IS NULL")
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(submission)
                    .update();
            if (noted == 1) {
                UUID fact = note("refused-rows", submission, Map.of("under", List.of("refusal/" + submission + "/")));
                template.execute((ConnectionCallback<Integer>) connection -> erase(connection, submission, fact));
                jdbc.sql("DELETE FROM refused_row WHERE submission_id = ?")
                        .param(submission)
                        .update();
            }
        });
    }

    private static int erase(Connection connection, UUID submission, UUID fact) throws SQLException {
        int erased = 0;
        try (PreparedStatement statement = connection.prepareStatement(CHUNKS)) {
            statement.setObject(1, submission);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    KeptChunk chunk = IntakeBooks.chunk(connection, submission, row.getInt(1))
                            .orElseThrow();
                    erased += ErasedRows.erase(connection, chunk, chunk.places(RowOutcome.REFUSED), fact);
                }
            }
        }
        return erased;
    }
}
