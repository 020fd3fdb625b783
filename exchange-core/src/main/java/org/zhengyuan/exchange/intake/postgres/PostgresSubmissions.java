package org.zhengyuan.exchange.intake.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.NewSubmission;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.intake.RefusedRow.Reason;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFollower;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.registry.AbsentRecords;
import tools.jackson.databind.json.JsonMapper;

/** Submissions over PostgreSQL. */
@Repository
public class PostgresSubmissions implements Submissions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DECIDE =
            """
            UPDATE submission SET state = ?, approved_by = ?, finished_at = ?::timestamptz WHERE submission_id = ? AND state = 'waiting'
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final AbsentRecords absentRecords;
    private final TransactionTemplate transaction;
    private final List<SubmissionFollower> followers;
    private final Clock clock;

    public PostgresSubmissions(
            JdbcClient jdbc,
            Catalog catalog,
            AbsentRecords absentRecords,
            PlatformTransactionManager transactions,
            List<SubmissionFollower> followers,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.absentRecords = absentRecords;
        this.transaction = new TransactionTemplate(transactions);
        this.followers = List.copyOf(followers);
        this.clock = clock;
    }

    @Override
    public Receipt receive(NewSubmission submission) {
        Optional<Receipt> earlier = earlier(submission);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            insert(submission);
        } catch (DuplicateKeyException e) {
            // the same key came twice at once; the other one was first
            return earlier(submission).orElseThrow(() -> e);
        }
        return new Receipt.Accepted(find(submission.id()).orElseThrow());
    }

    @Override
    public Optional<Submission> find(UUID id) {
        return jdbc.sql(SubmissionRows.SELECT + "WHERE s.submission_id = ?")
                .param(id)
                .query(SubmissionRows::map)
                .optional();
    }

    @Override
    public List<Submission> list(
            @Nullable String department, @Nullable String dataset, @Nullable Long before, int limit) {
        return jdbc.sql(
                        SubmissionRows.SELECT
                                + """
                        WHERE (:department::text IS NULL OR s.department = :department)
                          AND (:dataset::text IS NULL OR d.code = :dataset)
                          AND (:before::bigint IS NULL OR s.arrival < :before)
                        ORDER BY s.arrival DESC LIMIT :limit
                        """)
                .param("department", department)
                .param("dataset", dataset)
                .param("before", before)
                .param("limit", limit)
                .query(SubmissionRows::map)
                .list();
    }

    @Override
    public List<Submission> refusedSince(String source, Instant since) {
        return jdbc.sql(SubmissionRows.SELECT + "WHERE s.source = ? AND s.state = 'refused' AND s.finished_at >= ?")
                .param(source)
                .param(since.atOffset(ZoneOffset.UTC))
                .query(SubmissionRows::map)
                .list();
    }

    @Override
    public List<RefusedRow> refusals(UUID id, long afterRow, int limit) {
        return jdbc.sql(
                        """
                        SELECT row_number, reasons, cells FROM refused_row
                        WHERE submission_id = ? AND row_number > ? ORDER BY row_number LIMIT ?
                        """)
                .param(id)
                .param(afterRow)
                .param(limit)
                .query(PostgresSubmissions::refusal)
                .list();
    }

    @Override
    public boolean approve(UUID id, String steward, boolean endAbsent) {
        Boolean decided = transaction.execute(status -> {
            int updated = jdbc.sql(DECIDE)
                    .param(endAbsent ? "processing" : "completed")
                    .param(steward)
                    .param(endAbsent ? null : clock.instant().atOffset(ZoneOffset.UTC))
                    .param(id)
                    .update();
            if (!endAbsent && updated == 1) {
                absentRecords.forget(id);
                if (!followers.isEmpty()) {
                    Submission ended = find(id).orElseThrow();
                    followers.forEach(follower -> follower.ended(ended));
                }
            }
            return updated == 1;
        });
        return Boolean.TRUE.equals(decided);
    }

    private Optional<Receipt> earlier(NewSubmission submission) {
        if (submission.idempotencyKey() == null) {
            return Optional.empty();
        }
        return jdbc.sql(SubmissionRows.SELECT + "WHERE s.submitted_by = ? AND s.idempotency_key = ?")
                .param(submission.submittedBy())
                .param(submission.idempotencyKey())
                .query(SubmissionRows::map)
                .optional()
                .map(found -> Arrays.equals(found.digest(), submission.digest())
                                && found.dataset().equals(submission.dataset())
                        ? new Receipt.Repeated(found)
                        : new Receipt.KeyReused());
    }

    private void insert(NewSubmission submission) {
        PublishedDataset dataset = catalog.current()
                .dataset(submission.dataset())
                .orElseThrow(() -> new IllegalArgumentException("no dataset " + submission.dataset()));
        Delivery.Full full = submission.delivery() instanceof Delivery.Full delivery ? delivery : null;
        jdbc.sql(
                        """
                        INSERT INTO submission (submission_id, dataset_id, dataset_version, department, source, submitted_by,
                            idempotency_key, delivery, scope, declared_rows, declared_digest, format, charset, file_name, byte_size,
                            digest, state, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', ?)
                        """)
                .param(submission.id())
                .param(dataset.id())
                .param(dataset.version())
                .param(submission.department())
                .param(submission.source())
                .param(submission.submittedBy())
                .param(submission.idempotencyKey())
                .param(submission.delivery().label())
                .param(full == null ? "" : full.scope())
                .param(full == null ? null : full.declaredRows())
                .param(full != null && full.digestDeclared() ? submission.digest() : null)
                .param(submission.format().name())
                .param(submission.charset())
                .param(submission.fileName())
                .param(submission.byteSize())
                .param(submission.digest())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static RefusedRow refusal(ResultSet row, int index) throws SQLException {
        Reason[] reasons = JSON.readValue(row.getString("reasons"), Reason[].class);
        String[] cells = (String[]) row.getArray("cells").getArray();
        return new RefusedRow(row.getLong("row_number"), List.of(reasons), Arrays.asList(cells));
    }
}
