package org.zhengyuan.exchange.retention.postgres;

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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.Erasure.State;
import org.zhengyuan.exchange.retention.Erasures;
import org.zhengyuan.exchange.retention.RetentionRefusal;

/** Erasures over PostgreSQL. While one is carried out, no set of any dataset is written. */
public final class PostgresErasures implements Erasures {
    private static final String PROPOSE =
            """
            INSERT INTO erasure (erasure_id, subject_id, reason, legal_basis, also_split, state, proposed_by, proposed_at)
            VALUES (?, ?, ?, ?, CASE WHEN ? THEN true END, 'proposed', ?, ?)
            """;
    private static final String DECIDE =
            """
            UPDATE erasure SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
            WHERE erasure_id = ? AND state = 'proposed'
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SubjectsOfErasure subjects;
    private final OriginalsOfSubjects originals;
    private final ErasingSteps steps;

    PostgresErasures(
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            FactNotes facts,
            OriginalsOfSubjects originals) {
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
        this.subjects = new SubjectsOfErasure(jdbc);
        this.originals = originals;
        this.steps = new ErasingSteps(template, facts, originals);
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
    public void propose(UUID id, Proposal proposal, String by, Instant at) {
        jdbc.sql(PROPOSE)
                .param(id)
                .param(proposal.subject())
                .param(proposal.reason())
                .param(proposal.legalBasis())
                .param(proposal.alsoSplit())
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
        return Objects.requireNonNull(transaction.execute(status -> {
            steps.holdWriters();
            List<UUID> all = subjects.oneWith(erasure.subject(), erasure.alsoSplit());
            if (!erasure.alsoSplit() && subjects.anySplit(all)) {
                return Outcome.refused(RetentionRefusal.SPLIT_SUBJECT);
            }
            if (!decide(id, State.DONE, by, at, null)) {
                return Outcome.refused(RetentionRefusal.ALREADY_DECIDED);
            }
            originals.remove(steps.carryOut(id, by, at, all));
            return Outcome.done(find(id).orElseThrow());
        }));
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
                row.getBoolean("also_split"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("decision_reason"));
    }
}
