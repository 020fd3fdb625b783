package org.zhengyuan.exchange.retention.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;
import org.zhengyuan.exchange.intake.Spool;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.postgres.RegistryBooks;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.Erasure.State;
import org.zhengyuan.exchange.retention.Erasures;
import org.zhengyuan.exchange.retention.RetentionRefusal;

/** Erasures over PostgreSQL. While one is carried out, no set of any dataset is written. */
public final class PostgresErasures implements Erasures {
    private static final String PROPOSE =
            """
            INSERT INTO erasure (erasure_id, subject_id, reason, legal_basis, state, proposed_by, proposed_at)
            VALUES (?, ?, ?, ?, 'proposed', ?, ?)
            """;
    private static final String DECIDE =
            """
            UPDATE erasure SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
            WHERE erasure_id = ? AND state = 'proposed'
            """;
    private static final String ORIGINALS =
            """
            SELECT submission_id FROM submission WHERE original_removed_at IS NULL AND state IN ('completed', 'refused')
              AND (dataset_id = ANY (:datasets) OR dataset_id IN (SELECT dataset_id FROM cross_check WHERE subject_id = ANY (:subjects))
                OR EXISTS (SELECT 1 FROM refused_row r WHERE r.submission_id = submission.submission_id))
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SubjectsOfErasure subjects;
    private final ErasingSteps steps;
    private final ExpiredSubmissions submissions;
    private final Spool spool;

    public PostgresErasures(
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            FactNotes facts,
            ExpiredSubmissions submissions,
            Spool spool) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
        this.subjects = new SubjectsOfErasure(jdbc);
        this.steps = new ErasingSteps(template, facts);
        this.submissions = submissions;
        this.spool = spool;
    }

    @Override
    public Optional<Erasure> find(UUID id) {
        return jdbc.sql("SELECT * FROM erasure WHERE erasure_id = ?")
                .param(id)
                .query(PostgresErasures::erasure)
                .optional();
    }

    @Override
    public List<Erasure> list(@Nullable Long before, int limit) {
        return jdbc.sql("SELECT * FROM erasure WHERE :before::bigint IS NULL OR number < :before"
                        + " ORDER BY number DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query(PostgresErasures::erasure)
                .list();
    }

    @Override
    public void propose(UUID id, UUID subject, String reason, String legalBasis, String by, Instant at) {
        jdbc.sql(PROPOSE)
                .param(id)
                .param(subject)
                .param(reason)
                .param(legalBasis)
                .param(by)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean reject(UUID id, String by, Instant at, String reason) {
        return decide(id, State.REJECTED, by, at, reason);
    }

    @Override
    public Outcome<Erasure> carryOut(UUID id, String by, Instant at) {
        Erasure erasure = find(id).orElseThrow();
        removeOriginals(subjects.oneWith(erasure.subject()), at);
        return Objects.requireNonNull(transaction.execute(status -> {
            steps.holdWriters();
            List<UUID> all = subjects.oneWith(erasure.subject());
            if (subjects.anySplit(all)) {
                return Outcome.refused(RetentionRefusal.SPLIT_SUBJECT);
            }
            if (!decide(id, State.DONE, by, at, null)) {
                return Outcome.refused(RetentionRefusal.ALREADY_DECIDED);
            }
            steps.carryOut(id, by, at, all);
            return Outcome.done(find(id).orElseThrow());
        }));
    }

    /** Nobody can tell of a delivered file whom it names without reading it: all files of the datasets that spoke of the subject go. */
    private void removeOriginals(List<UUID> all, Instant at) {
        List<Integer> datasets = template.execute(
                (ConnectionCallback<List<Integer>>) connection -> RegistryBooks.madeOf(connection, all).stream()
                        .map(RegistryBooks.Made::dataset)
                        .distinct()
                        .toList());
        List<UUID> originals = jdbc.sql(ORIGINALS)
                .param("datasets", Objects.requireNonNull(datasets).toArray(Integer[]::new))
                .param("subjects", all.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        try {
            for (UUID submission : originals) {
                spool.discard(submission);
                submissions.originalRemoved(submission, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a delivered file cannot be removed", e);
        }
    }

    private boolean decide(UUID id, State state, String by, Instant at, @Nullable String reason) {
        return jdbc.sql(DECIDE)
                        .param(state.name().toLowerCase(Locale.ROOT))
                        .param(by)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(reason)
                        .param(id)
                        .update()
                == 1;
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Erasure(
                row.getObject("erasure_id", UUID.class),
                row.getLong("number"),
                row.getObject("subject_id", UUID.class),
                row.getString("reason"),
                row.getString("legal_basis"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("decision_reason"));
    }
}
