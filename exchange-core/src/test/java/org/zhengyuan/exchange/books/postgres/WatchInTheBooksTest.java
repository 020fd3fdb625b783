package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.outbox.postgres.PostgresOutbox;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.Finding;
import org.zhengyuan.exchange.watch.WatchRule;
import org.zhengyuan.exchange.watch.postgres.PostgresAlerts;
import org.zhengyuan.exchange.watch.postgres.PostgresWatchRules;

/** Alerts and the rules that raise them stand as their facts tell, and whoever silences one past the exchange is found out. */
class WatchInTheBooksTest extends WorkedBooks {
    private PostgresWatchRules rules;
    private PostgresAlerts alerts;

    @BeforeEach
    void watch() throws Exception {
        JdbcClient jdbc = JdbcClient.create(books.database.application());
        MovableClock clock = new MovableClock();
        rules = new PostgresWatchRules(jdbc, clock);
        rules.begin();
        alerts = new PostgresAlerts(
                jdbc,
                new JdbcTransactionManager(books.database.application()),
                new PostgresOutbox(jdbc, Set.of(), clock));
        books.published();
    }

    @Test
    void anAlertThatIsCountedUpAndARuleThatIsChangedStandAsTheirFactsTell() throws Exception {
        raise(3);
        raise(4);
        assertThat(books.owner
                        .sql("SELECT count(*) FROM fact WHERE object LIKE 'alert/%'")
                        .query(Long.class)
                        .single())
                .as("counted up without a fact")
                .isEqualTo(1);
        switchOff(rules.find("many-subjects").orElseThrow());
        books.published();
        assertThat(failed()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedTwiceStandsAsTheSecondFactTells() throws Exception {
        UUID alert = raise(3);
        acknowledge(alert, "auditor-1", "seen");
        acknowledge(alert, "auditor-2", "it is a nightly job");
        assertThat(books.owner
                        .sql("SELECT count(*) FROM fact WHERE object = 'alert/' || ?")
                        .param(alert.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        books.published();
        assertThat(failed()).isEmpty();
    }

    @Test
    void aRuleSetBackIsNamed() throws Exception {
        WatchRule first = rules.find("volume").orElseThrow();
        switchOff(first);
        books.published();
        books.tamper("ALTER TABLE watch_rule DISABLE TRIGGER USER");
        books.owner
                .sql(
                        "UPDATE watch_rule SET version = 1, enabled = true, changed_by = 'system', changed_at = ? WHERE code = 'volume'")
                .param(first.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        books.tamper("ALTER TABLE watch_rule ENABLE TRIGGER USER");
        assertThat(why("registry.rulings")).contains("watch_rule/volume/2").contains("is gone");
        books.tamper("DELETE FROM watch_rule WHERE code = 'volume'");
        assertThat(why("registry.rulings")).contains("watch_rule/volume/1").contains("is gone");
    }

    @Test
    void anAlertSilencedOrDeletedIsNamed() throws Exception {
        UUID alert = raise(3);
        books.published();
        books.tamper("ALTER TABLE alert DISABLE TRIGGER USER");
        books.tamper("UPDATE alert SET client_id = 'another'");
        books.tamper("ALTER TABLE alert ENABLE TRIGGER USER");
        assertThat(why("registry.rulings")).contains("alert/" + alert).contains("client_id");
        books.tamper("DELETE FROM alert");
        assertThat(why("registry.rulings")).contains("alert/" + alert).contains("is gone");
    }

    @Test
    void anAlertDoesNotExpireBeforeItsTimeOrWithoutGoing() throws Exception {
        UUID alert = raise(3);
        alerts.decide(alert, Alert.State.CLOSED, new Alert.Decision("auditor", Instant.EPOCH, "nothing"));
        JdbcClient application = JdbcClient.create(books.database.application());
        assertThat(application
                        .sql("SELECT expire_alerts(now() - interval '1 year', 10)")
                        .query(Long.class)
                        .single())
                .as("its facts are of today, whatever the row says")
                .isZero();
        assertThatThrownBy(() -> application
                        .sql("SELECT expire_alerts(now(), 10)")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("last six months");
        books.owner
                .sql(
                        """
                        WITH told AS (SELECT fact_id FROM fact WHERE object = 'alert/' || :alert),
                        noted AS (SELECT note_fact(14, 'erasure', 'system', 'alerts', '{}', jsonb_build_object('step', 'alerts', 'items',
                            (SELECT jsonb_agg('fact/' || fact_id) FROM told))) AS id)
                        UPDATE fact SET body = NULL, salt = NULL, erased_by = noted.id FROM noted WHERE fact_id IN (SELECT fact_id FROM told)
                        """)
                .param("alert", alert.toString())
                .update();
        books.published();
        assertThat(why("registry.rulings")).contains("alert/" + alert).contains("its time was over");
    }

    @Test
    void whatExpiresIsAnAlertsFactAndNoOther() throws Exception {
        UUID fact = books.owner
                .sql("SELECT fact_id FROM fact WHERE kind = 6 LIMIT 1")
                .query(UUID.class)
                .single();
        books.owner
                .sql(
                        """
                        WITH noted AS (SELECT note_fact(14, 'erasure', 'system', 'alerts', '{}', jsonb_build_object('step', 'alerts', 'items',
                            jsonb_build_array('fact/' || :fact))) AS id)
                        UPDATE fact SET body = NULL, salt = NULL, erased_by = noted.id FROM noted WHERE fact_id = :fact::uuid
                        """)
                .param("fact", fact.toString())
                .update();
        books.published();
        assertThat(why("registry.leaves")).contains("fact " + fact).contains("emptied");
    }

    private void acknowledge(UUID alert, String by, String note) {
        assertThat(alerts.decide(
                        alert,
                        Alert.State.ACKNOWLEDGED,
                        new Alert.Decision(by, Instant.parse("2026-11-11T02:00:00Z"), note)))
                .isTrue();
    }

    private void switchOff(WatchRule rule) {
        assertThat(rules.change(new WatchRule(
                        rule.code(),
                        rule.name(),
                        false,
                        rule.severity(),
                        rule.parameters(),
                        rule.version() + 1,
                        "steward",
                        Instant.EPOCH)))
                .isTrue();
    }

    private UUID raise(long facts) {
        Instant now = Instant.parse("2026-11-11T01:00:00Z");
        WatchRule rule = rules.find("volume").orElseThrow();
        Finding.About about = new Finding.About("tax-system", null, null, null);
        alerts.raise(new Finding(rule, "d", about, now, now, facts, List.of(UUID.randomUUID()), facts, 2), now);
        return alerts.list(null, null, null, 1).getFirst().id();
    }
}
