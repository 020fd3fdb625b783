package org.zhengyuan.exchange.intake.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.intake.AdmissionPlan;
import org.zhengyuan.exchange.intake.Claim;
import org.zhengyuan.exchange.intake.CommittedChunks;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.intake.SubmissionFollower;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.WorkQueue;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.registry.AbsentRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;

/** The queue over PostgreSQL: one open submission per dataset has the turn, kept by an advisory lock of its worker's session. */
@Repository
public class PostgresWorkQueue implements WorkQueue {
    /** First key of the advisory locks; the dataset is the second. */
    private static final int WORKER = 0x5a59_0002;

    private static final String FIRST_OF_EACH_DATASET =
            """
            SELECT submission_id, dataset_id FROM (
                SELECT DISTINCT ON (dataset_id) submission_id, dataset_id, arrival FROM submission
                WHERE state IN ('received', 'processing') ORDER BY dataset_id, arrival) AS first
            ORDER BY arrival
            """;
    private static final String TAKE =
            """
            UPDATE submission SET state = 'processing', owner = ?, started_at = coalesce(started_at, ?)
            WHERE submission_id = ? AND state IN ('received', 'processing') RETURNING old.started_at IS NULL
            """;
    private static final String FINISH =
            """
            UPDATE submission s SET state = ?, finished_at = ?, problem_code = ?, problem_row = ?, problem_detail = ?, absent = ?,
                received = c.received, created = c.created, changed = c.changed, unchanged = c.unchanged, history = c.history,
                checked_only = c.checked_only, refused = c.refused, agreed = c.agreed, differed = c.differed, unmatched = c.unmatched,
                invalid = c.invalid, ended = c.ended
            FROM (SELECT coalesce(sum(received), 0) AS received, coalesce(sum(created), 0) AS created,
                         coalesce(sum(changed), 0) AS changed, coalesce(sum(unchanged), 0) AS unchanged,
                         coalesce(sum(history), 0) AS history, coalesce(sum(checked_only), 0) AS checked_only,
                         coalesce(sum(refused), 0) AS refused, coalesce(sum(agreed), 0) AS agreed,
                         coalesce(sum(differed), 0) AS differed, coalesce(sum(unmatched), 0) AS unmatched,
                         coalesce(sum(invalid), 0) AS invalid, coalesce(sum(ended), 0) AS ended
                  FROM submission_chunk WHERE submission_id = ?) c
            WHERE s.submission_id = ? AND s.owner = ?
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ChunkTransaction chunks;
    private final AbsentRecords absentRecords;
    private final List<SubmissionFollower> followers;
    private final Clock clock;

    public PostgresWorkQueue(
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ChunkTransaction chunks,
            AbsentRecords absentRecords,
            List<SubmissionFollower> followers,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.chunks = chunks;
        this.absentRecords = absentRecords;
        this.followers = List.copyOf(followers);
        this.clock = clock;
    }

    private record Turn(UUID submission, int dataset) {}

    @Override
    public Optional<Claim> claim() {
        List<Turn> turns = jdbc.sql(FIRST_OF_EACH_DATASET)
                .query((row, index) -> new Turn(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        for (Turn turn : turns) {
            Optional<Claim> claim = claim(turn);
            if (claim.isPresent()) {
                return claim;
            }
        }
        return Optional.empty();
    }

    @Override
    public void opened(Claim claim, Dialect dialect, List<String> header) {
        jdbc.sql("UPDATE submission SET dialect = ?::jsonb, header = ? WHERE submission_id = ? AND owner = ?")
                .param(SubmissionRows.json(dialect))
                .param(header.toArray(String[]::new))
                .param(claim.submission().id())
                .param(claim.owner())
                .update();
    }

    @Override
    public void commit(Claim claim, AdmissionPlan plan, Chunk chunk) {
        Instant recordedAt = now();
        transaction.executeWithoutResult(status -> chunks.commit(claim, plan, chunk, recordedAt));
    }

    @Override
    public long rowsCommitted(Claim claim) {
        return jdbc.sql("SELECT coalesce(sum(received), 0) FROM submission_chunk WHERE submission_id = ?")
                .param(claim.submission().id())
                .query(Long.class)
                .single();
    }

    @Override
    public void end(Claim claim, AdmissionPlan plan, int chunk, List<Place> absent) {
        Instant recordedAt = now();
        transaction.executeWithoutResult(status -> chunks.end(claim, plan, chunk, absent, recordedAt));
    }

    @Override
    public void list(Claim claim, AdmissionPlan plan, List<Place> absent) {
        transaction.executeWithoutResult(status -> chunks.list(claim, plan, absent));
    }

    @Override
    public int endListed(Claim claim, AdmissionPlan plan, int chunk, int limit) {
        Instant recordedAt = now();
        Integer ended = transaction.execute(status -> chunks.endListed(claim, plan, chunk, limit, recordedAt));
        return Objects.requireNonNull(ended);
    }

    @Override
    public void finish(Claim claim, SubmissionState state, @Nullable FileProblem problem, long absent) {
        transaction.executeWithoutResult(status -> {
            settle(claim, state, problem, absent);
            if (state.isFinal()) {
                absentRecords.forget(claim.submission().id());
                tellEnd(claim.submission().id());
            }
        });
    }

    private void tellEnd(UUID id) {
        if (!followers.isEmpty()) {
            Submission ended = found(id);
            followers.forEach(follower -> follower.ended(ended));
        }
    }

    private void settle(Claim claim, SubmissionState state, @Nullable FileProblem problem, long absent) {
        UUID id = claim.submission().id();
        int updated = jdbc.sql(FINISH)
                .param(state.label())
                .param(state.isFinal() ? now().atOffset(ZoneOffset.UTC) : null)
                .param(problem == null ? null : problem.code())
                .param(problem == null ? null : problem.row())
                .param(problem == null ? null : problem.detail())
                .param(absent)
                .param(id)
                .param(id)
                .param(claim.owner())
                .update();
        if (updated == 0) {
            throw new LostClaimException(id);
        }
    }

    private Optional<Claim> claim(Turn turn) {
        Connection lock = null;
        try {
            lock = dataSource.getConnection();
            Optional<Claim> claim = tryLock(lock, turn.dataset()) ? take(turn, lock) : Optional.empty();
            if (claim.isEmpty()) {
                unlock(lock);
            }
            return claim;
        } catch (SQLException e) {
            throw new IllegalStateException("the queue cannot be asked", e);
        }
    }

    private Optional<Claim> take(Turn turn, Connection lock) {
        UUID owner = UUID.randomUUID();
        Optional<Submission> taken = transaction.execute(status -> take(turn.submission(), owner));
        if (taken == null || taken.isEmpty()) {
            return Optional.empty();
        }
        Submission submission = taken.get();
        CommittedChunks committed = new CommittedChunks();
        jdbc.sql("SELECT chunk, first_row, received FROM submission_chunk WHERE submission_id = ?")
                .param(turn.submission())
                .query(row -> {
                    committed.with(row.getInt(1), row.getLong(2), row.getLong(3));
                });
        return Optional.of(new HeldClaim(submission, owner, committed, chunks.subjectChanges(), lock));
    }

    private Optional<Submission> take(UUID id, UUID owner) {
        Optional<Boolean> first = jdbc.sql(TAKE)
                .param(owner)
                .param(now().atOffset(ZoneOffset.UTC))
                .param(id)
                .query(Boolean.class)
                .optional();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Submission submission = found(id);
        if (first.get()) {
            followers.forEach(follower -> follower.begun(submission));
        }
        return Optional.of(submission);
    }

    private Submission found(UUID id) {
        return jdbc.sql(SubmissionRows.SELECT + "WHERE s.submission_id = ?")
                .param(id)
                .query(SubmissionRows::map)
                .single();
    }

    private static boolean tryLock(Connection connection, int dataset) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, WORKER);
            statement.setInt(2, dataset);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
