package org.zhengyuan.exchange.watch.postgres;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.AlertMessage;
import org.zhengyuan.exchange.watch.Alerts;
import org.zhengyuan.exchange.watch.Finding;
import org.zhengyuan.exchange.watch.Severity;
import org.zhengyuan.seal.proof.FactKind;

/** Alerts as rows; one per rule, object and window, by a key of their table. The database makes their facts. */
public final class PostgresAlerts implements Alerts {
    private static final String SELECT = "SELECT * FROM alert ";
    private static final String RAISE =
            """
            INSERT INTO alert AS a (alert_id, dedup, rule, severity, client_id, operator, case_number, department, window_start,
                window_end, facts, receipts, measured, allowed, opened_at, updated_at, noted)
            VALUES (:id, :dedup, :rule, :severity, :client, :operator, :case, :department, :from, :to, :facts, :receipts, :measured,
                :allowed, :at, :at, :facts)
            ON CONFLICT (dedup) DO UPDATE SET facts = EXCLUDED.facts, receipts = EXCLUDED.receipts, measured = EXCLUDED.measured,
                allowed = EXCLUDED.allowed, updated_at = EXCLUDED.updated_at,
                noted = CASE WHEN EXCLUDED.facts >= 2 * a.noted THEN EXCLUDED.facts ELSE a.noted END
            WHERE a.state <> 'closed' AND EXCLUDED.facts > a.facts
            RETURNING new.*, old.alert_id IS NULL AS raised
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;

    public PostgresAlerts(JdbcClient jdbc, PlatformTransactionManager transactions, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
    }

    @Override
    public Optional<Alert> raise(Finding finding, Instant at) {
        Optional<Alert> raised = jdbc.sql(RAISE)
                .param("id", UUID.randomUUID())
                .param("dedup", finding.dedup())
                .param("rule", finding.rule().code())
                .param("severity", finding.rule().severity().label())
                .param("client", finding.about().client())
                .param("operator", finding.about().operator())
                .param("case", finding.about().caseNumber())
                .param("department", finding.about().department())
                .param("from", finding.from().atOffset(ZoneOffset.UTC))
                .param("to", finding.to().atOffset(ZoneOffset.UTC))
                .param("facts", finding.facts())
                .param("receipts", finding.receipts().toArray(UUID[]::new))
                .param("measured", finding.measured())
                .param("allowed", finding.allowed())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean("raised") ? Optional.of(alert(row)) : Optional.<Alert>empty())
                .optional()
                .flatMap(one -> one);
        raised.ifPresent(this::tell);
        return raised;
    }

    private void tell(Alert alert) {
        if (outbox.isOpen(AlertMessage.CHANNEL)) {
            outbox.put(AlertMessage.CHANNEL, alert.id().toString(), AlertMessage.of(alert));
        }
    }

    @Override
    public Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE alert_id = ?")
                .param(id)
                .query((row, number) -> alert(row))
                .optional();
    }

    @Override
    public List<Alert> list(Alert.@Nullable State state, @Nullable String rule, @Nullable Long before, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                        WHERE (:state::text IS NULL OR state = :state) AND (:rule::text IS NULL OR rule = :rule)
                          AND (:before::bigint IS NULL OR number < :before)
                        ORDER BY number DESC LIMIT :limit
                        """)
                .param("state", state == null ? null : state.label())
                .param("rule", rule)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> alert(row))
                .list();
    }

    @Override
    public long open() {
        return jdbc.sql("SELECT count(*) FROM alert WHERE state = 'open'")
                .query(Long.class)
                .single();
    }

    @Override
    public List<UUID> facts(UUID id) {
        return jdbc.sql("SELECT fact_id FROM fact WHERE object = ? AND kind = ? ORDER BY at, packet_id")
                .param("alert/" + id)
                .param(FactKind.ALERT.code())
                .query(UUID.class)
                .list();
    }

    @Override
    public boolean decide(UUID id, Alert.State state, Alert.Decision decision) {
        Boolean decided = transaction.execute(status -> {
            Optional<Alert> changed = jdbc.sql("UPDATE alert SET state = ?, decided_by = ?, decided_at = ?, note = ?"
                            + " WHERE alert_id = ? AND state <> 'closed' RETURNING *")
                    .params(state.label(), decision.by(), decision.at().atOffset(ZoneOffset.UTC), decision.note(), id)
                    .query((row, number) -> alert(row))
                    .optional();
            changed.ifPresent(this::tell);
            return changed.isPresent();
        });
        return Boolean.TRUE.equals(decided);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return new Alert(
                row.getObject("alert_id", UUID.class),
                row.getLong("number"),
                row.getString("rule"),
                Severity.of(row.getString("severity")),
                new Finding.About(
                        row.getString("client_id"),
                        row.getString("operator"),
                        row.getString("case_number"),
                        row.getString("department")),
                instant(row, "window_start"),
                instant(row, "window_end"),
                row.getLong("facts"),
                List.of((UUID[])
                        Objects.requireNonNull(row.getArray("receipts")).getArray()),
                row.getLong("measured"),
                row.getLong("allowed"),
                instant(row, "opened_at"),
                instant(row, "updated_at"),
                Alert.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                by == null ? null : new Alert.Decision(by, instant(row, "decided_at"), row.getString("note")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
