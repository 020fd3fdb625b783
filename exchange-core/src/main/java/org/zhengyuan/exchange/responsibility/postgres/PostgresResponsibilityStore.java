package org.zhengyuan.exchange.responsibility.postgres;

import static org.zhengyuan.exchange.responsibility.ResponsibilityRefusal.CHANGED_MEANWHILE;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityDecision;
import org.zhengyuan.exchange.responsibility.ResponsibilityRefusal;
import org.zhengyuan.exchange.responsibility.ResponsibilityStore;

/** The lines in a table that the application may add to and otherwise only close. The table's constraint is what refuses a second source. */
public final class PostgresResponsibilityStore implements ResponsibilityStore {
    private final JdbcClient jdbc;
    private final LineReader reader;
    private final TransactionTemplate transaction;
    private final PostgresResponsibilityList list;

    /** {@code list} is refreshed when a change was committed. */
    public PostgresResponsibilityStore(DataSource dataSource, PostgresResponsibilityList list) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reader = new LineReader(jdbc);
        this.list = list;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public List<Responsibility> everyLine() {
        return reader.everyLine();
    }

    @Override
    public Optional<ResponsibilityRefusal> write(
            ResponsibilityDecision decision, List<UUID> close, List<NewLine> open) {
        try {
            boolean written = Boolean.TRUE.equals(transaction.execute(status -> {
                record(decision);
                boolean closed = close.stream().allMatch(line -> close(line, decision.id()));
                if (!closed) {
                    status.setRollbackOnly();
                    return false;
                }
                open.forEach(line -> open(line, decision.id()));
                return true;
            }));
            list.refreshWhenCommitted();
            return written ? Optional.empty() : Optional.of(CHANGED_MEANWHILE);
        } catch (DataAccessException e) {
            return Optional.of(refusal(e));
        }
    }

    @Override
    public void recordRefusal(
            ResponsibilityRefusal refusal,
            NewLine attempted,
            @Nullable String presentSource,
            String attemptedBy,
            String basis) {
        jdbc.sql(
                        """
                INSERT INTO responsibility_refusal
                    (code, element, division, dataset, valid_from, valid_to, present_source, attempted_by, basis)
                VALUES (:code, :element, :division, :dataset, :from, :to::timestamptz, :source, :by, :basis)
                """)
                .param("code", refusal.code())
                .param("element", attempted.element())
                .param("division", attempted.division())
                .param("dataset", attempted.dataset())
                .param("from", utc(attempted.validFrom()))
                .param("to", utc(attempted.validTo()))
                .param("source", presentSource)
                .param("by", attemptedBy)
                .param("basis", basis)
                .update();
    }

    private void record(ResponsibilityDecision decision) {
        jdbc.sql(
                        """
                INSERT INTO responsibility_decision (decision_id, kind, decided_by, basis, override_reason)
                VALUES (:id, :kind, :by, :basis, :override)
                """)
                .param("id", decision.id())
                .param("kind", decision.kind().name())
                .param("by", decision.decidedBy())
                .param("basis", decision.basis())
                .param("override", decision.overrideReason())
                .update();
    }

    private boolean close(UUID line, UUID decision) {
        // The trigger sets the real end of the known period; any end will do here.
        int closed = jdbc.sql(
                        """
                UPDATE responsibility SET known = tstzrange(lower(known), 'infinity'), closed_by = ?
                WHERE responsibility_id = ? AND upper_inf(known)
                """)
                .params(decision, line)
                .update();
        return closed == 1;
    }

    private void open(NewLine line, UUID decision) {
        jdbc.sql(
                        """
                INSERT INTO responsibility (responsibility_id, element, division, dataset, valid, opened_by)
                VALUES (:id, :element, :division, :dataset, tstzrange(:from, :to::timestamptz), :decision)
                """)
                .param("id", line.id())
                .param("element", line.element())
                .param("division", line.division())
                .param("dataset", line.dataset())
                .param("from", utc(line.validFrom()))
                .param("to", utc(line.validTo()))
                .param("decision", decision)
                .update();
    }

    private static ResponsibilityRefusal refusal(DataAccessException failure) {
        if (failure.getRootCause() instanceof SQLException sql) {
            Optional<ResponsibilityRefusal> known = ConstraintRefusals.of(sql);
            if (known.isPresent()) {
                return known.get();
            }
        }
        throw failure;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
