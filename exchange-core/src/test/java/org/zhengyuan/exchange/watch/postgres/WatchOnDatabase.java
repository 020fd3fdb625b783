package org.zhengyuan.exchange.watch.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.evidence.postgres.PostgresSequencer;
import org.zhengyuan.exchange.outbox.postgres.PostgresOutbox;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.AlertMessage;
import org.zhengyuan.exchange.watch.ChangingRules;
import org.zhengyuan.exchange.watch.HandlingAlerts;

/** A process that watches the trail of a test's database. */
final class WatchOnDatabase {
    private static final int GROUP = 200;

    final JdbcClient owner;
    final PostgresWatchRules rules;
    final PostgresAlerts alerts;
    final HandlingAlerts handling;
    final ChangingRules changing;
    private final Watching watching;
    private final JdbcTransactionManager manager;
    private final PostgresTrail trail;
    private final PostgresSequencer sequencer;

    WatchOnDatabase(TestDatabase database, MovableClock clock) {
        this.owner = JdbcClient.create(database.owner());
        DataSource source = database.application();
        JdbcTemplate template = new JdbcTemplate(source);
        JdbcClient jdbc = JdbcClient.create(template);
        this.manager = new JdbcTransactionManager(source);
        this.trail = new PostgresTrail(template, new PostgresLeaves(template));
        this.sequencer = new PostgresSequencer(template, manager);
        this.rules = new PostgresWatchRules(jdbc, clock);
        this.alerts = new PostgresAlerts(jdbc, manager, new PostgresOutbox(jdbc, Set.of(AlertMessage.CHANNEL), clock));
        this.handling = new HandlingAlerts(alerts, new AuditQueries(new PostgresFactNotes(jdbc)), clock);
        this.changing = new ChangingRules(rules, clock);
        this.watching = new Watching(jdbc, manager, rules, alerts, new PostgresFactNotes(jdbc), clock);
        sequencer.begin("zhengyuan/test");
        rules.begin();
    }

    /** Lines are written in groups, in the order of their time, and come into the log. */
    void write(List<TrailEntry> lines) {
        List<TrailEntry> ordered =
                lines.stream().sorted(Comparator.comparing(TrailEntry::at)).toList();
        ordered.stream()
                .map(line -> line.at()
                        .atOffset(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                        .withDayOfMonth(1))
                .distinct()
                .forEach(month -> owner.sql("SELECT trail_prepare(?)")
                        .param(month)
                        .query((row, number) -> number)
                        .list());
        var transaction = new org.springframework.transaction.support.TransactionTemplate(manager);
        for (int from = 0; from < ordered.size(); from += GROUP) {
            List<TrailEntry> group = ordered.subList(from, Math.min(ordered.size(), from + GROUP));
            transaction.executeWithoutResult(status -> trail.append(group));
        }
        sequence();
    }

    void sequence() {
        while (sequencer.integrate() > 0) {
            // more may wait
        }
        // a checkpoint that covers all; what it says is not looked at here
        owner.sql("INSERT INTO log_checkpoint (epoch, size, note, signed_at)"
                        + " SELECT epoch, size, 'test', now() FROM log_state ON CONFLICT DO NOTHING")
                .update();
    }

    /** The log has stopped and another is begun in its place. */
    void beginAnotherLog() {
        owner.sql("UPDATE log_state SET stopped = 'TEST', stopped_at = now()").update();
        owner.sql("SELECT fact_of_it FROM begin_origin('zhengyuan/another', 'operator', '{}'::jsonb, 0)")
                .query(UUID.class)
                .single();
    }

    void look() {
        while (watching.round()) {
            // more may wait
        }
    }

    /** Every alert, by rule and whom it is about. */
    Map<String, Alert> raised() {
        return alerts.list(null, null, null, 1_000).stream()
                .collect(Collectors.toMap(WatchOnDatabase::name, alert -> alert));
    }

    static String name(Alert alert) {
        String whom = alert.about().client() == null
                ? alert.about().operator()
                : alert.about().client();
        return alert.rule() + " " + whom;
    }

    long facts(String object) {
        return owner.sql("SELECT count(*) FROM fact WHERE object = ? AND kind = 18")
                .param(object)
                .query(Long.class)
                .single();
    }

    static List<UUID> receipts(List<TrailEntry> lines) {
        return lines.stream().map(line -> line.receipt().value()).toList();
    }
}
