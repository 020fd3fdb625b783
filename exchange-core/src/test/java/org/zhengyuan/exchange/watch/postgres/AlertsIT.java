package org.zhengyuan.exchange.watch.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Lines.Asked;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.ChangingRules;
import org.zhengyuan.exchange.watch.RuleParameters;
import org.zhengyuan.exchange.watch.Severity;
import org.zhengyuan.exchange.watch.WatchRefusal;
import org.zhengyuan.exchange.watch.WatchRule;

/** What becomes of an alert, who may say so, and how rules are changed. */
class AlertsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final Actor AUDITOR = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));
    private static final Actor STEWARD =
            new Actor("exchange.steward", Actor.Kind.PERSON, null, Set.of(Role.EXCHANGE_STEWARD));
    private static final Actor CLERK = Traffic.clerk("labor");

    private final WatchOnDatabase watch = new WatchOnDatabase(TestDatabase.fresh(), new MovableClock());
    private final Traffic traffic = new Traffic();

    @Test
    void anAlertIsCountedUpWhileItGoesOnAndBecomesAFactWhenItDoubles() {
        refusals(21, 0);
        Alert first = only();
        assertThat(first.facts()).isEqualTo(21);
        refusals(5, 30);
        assertThat(only().facts()).isEqualTo(26);
        assertThat(watch.facts("alert/" + first.id())).isEqualTo(1);
        refusals(20, 40);
        assertThat(only().id()).isEqualTo(first.id());
        assertThat(only().facts()).isEqualTo(46);
        assertThat(watch.facts("alert/" + first.id())).isEqualTo(2);
        assertThat(watch.alerts.facts(first.id())).hasSize(2);
    }

    @Test
    void anAnswerOrAPauseEndsARow() {
        refusals(15, 0);
        watch.write(List.of(traffic.lines.answered(
                Traffic.at(DAY, 9).plusSeconds(20), asked(), traffic.subjects(1).getFirst())));
        refusals(15, 30);
        refusals(10, 30 + (int) Duration.ofHours(3).toSeconds());
        assertThat(watch.raised()).isEmpty();
    }

    @Test
    void aRowGoesOnWhereOneLogIsEndedAndAnotherBegun() {
        refusals(15, 0);
        watch.beginAnotherLog();
        refusals(10, 30);
        assertThat(only().facts()).isEqualTo(25);
    }

    @Test
    void aClockThatWasAheadBlindsNoRule() {
        watch.write(List.of(traffic.lines.answered(
                Traffic.at(DAY.plusDays(10), 9), asked(), traffic.subjects(1).getFirst())));
        watch.look();
        refusals(25, 0);
        assertThat(only().facts()).isEqualTo(25);
    }

    @Test
    void looksGoOnWhileTheLogStandsStill() {
        refusals(25, 0);
        watch.owner
                .sql("UPDATE log_state SET stopped = 'TEST', stopped_at = now()")
                .update();
        assertThat(watch.handling.find(AUDITOR, only().id())).isInstanceOf(Outcome.Done.class);
        assertThat(looks()).isEqualTo(1);
        assertThat(watch.alerts.facts(only().id()))
                .as("the alert, not the looks at it")
                .hasSize(1);
    }

    @Test
    void auditorsAndStewardsDecideWithANoteAndEachDecisionIsAFact() {
        refusals(25, 0);
        UUID id = only().id();
        assertThat(refusal(watch.handling.decide(AUDITOR, id, Alert.State.ACKNOWLEDGED, "  ")))
                .isEqualTo(WatchRefusal.NOTE_MISSING);
        assertThat(refusal(watch.handling.decide(CLERK, id, Alert.State.CLOSED, "mine")))
                .isEqualTo(WatchRefusal.ALERT_UNKNOWN);
        Alert looked = watch.handling
                .decide(AUDITOR, id, Alert.State.ACKNOWLEDGED, "asked the department")
                .orProblem();
        assertThat(looked.state()).isEqualTo(Alert.State.ACKNOWLEDGED);
        Alert closed = watch.handling
                .decide(STEWARD, id, Alert.State.CLOSED, "a wrong configuration")
                .orProblem();
        assertThat(closed.decision()).extracting(Alert.Decision::by).isEqualTo("exchange.steward");
        assertThat(refusal(watch.handling.decide(STEWARD, id, Alert.State.ACKNOWLEDGED, "again")))
                .isEqualTo(WatchRefusal.CLOSED);
        assertThat(watch.facts("alert/" + id)).isEqualTo(3);
        refusals(30, 60);
        assertThat(only().facts()).as("a closed alert stays as it was").isEqualTo(25);
        assertThat(watch.owner
                        .sql("SELECT count(*) FROM outbox_message WHERE convert_from(body, 'UTF8') LIKE '%civil%'")
                        .query(Long.class)
                        .single())
                .as("the webhook is not told whom it is about")
                .isZero();
    }

    @Test
    void aLookAtAlertsIsAFactAndOthersSeeNone() {
        refusals(25, 0);
        assertThat(refusal(watch.handling.list(CLERK, null, null, null, 10))).isEqualTo(WatchRefusal.ALERT_UNKNOWN);
        assertThat(looks()).isZero();
        watch.handling.list(AUDITOR, Alert.State.OPEN, null, null, 10).orProblem();
        watch.handling.find(AUDITOR, only().id()).orProblem();
        assertThat(looks()).isEqualTo(2);
    }

    @Test
    void aThresholdThatCouldNeverBePassedIsRefused() {
        WatchRule rule = watch.rules.find("many-agreements").orElseThrow();
        Map<String, Object> values = new HashMap<>(rule.parameters().values());
        values.put("agreements", 500);
        var wanted = new ChangingRules.Wanted(rule.version(), true, Severity.CRITICAL, new RuleParameters(values));
        assertThat(refusal(watch.changing.change(STEWARD, rule.code(), wanted))).isEqualTo(WatchRefusal.PARAMETER);
    }

    @Test
    void aStewardChangesARuleWhichIsAFactAndCountsAtOnce() {
        WatchRule rule = watch.rules.find("refused-in-a-row").orElseThrow();
        Map<String, Object> values = new HashMap<>(rule.parameters().values());
        values.put("length", 5);
        var wanted = new ChangingRules.Wanted(rule.version(), true, Severity.CRITICAL, new RuleParameters(values));
        assertThat(refusal(watch.changing.change(AUDITOR, rule.code(), wanted))).isEqualTo(WatchRefusal.NOT_A_STEWARD);
        assertThat(watch.changing
                        .change(STEWARD, rule.code(), wanted)
                        .orProblem()
                        .version())
                .isEqualTo(2);
        assertThat(refusal(watch.changing.change(STEWARD, rule.code(), wanted)))
                .isEqualTo(WatchRefusal.CHANGED_MEANWHILE);
        assertThat(watch.facts("watch_rule/refused-in-a-row/2")).isEqualTo(1);
        refusals(6, 0);
        assertThat(only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void parametersThatAreNoneAreRefused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("from", "8 o'clock"),
                Map.of("holidays", List.of("2026-13-01")),
                Map.of("minimum", -1),
                Map.of("factor", "three"),
                Map.of("unknown", 1),
                Map.of("from", "20:00"))) {
            WatchRule rule = watch.rules.find("off-hours").orElseThrow();
            Map<String, Object> values = new HashMap<>(rule.parameters().values());
            values.putAll(wrong);
            var wanted = new ChangingRules.Wanted(1, true, Severity.WARNING, new RuleParameters(values));
            assertThat(refusal(watch.changing.change(STEWARD, "off-hours", wanted)))
                    .as(wrong.toString())
                    .isEqualTo(WatchRefusal.PARAMETER);
        }
    }

    @Test
    void aDisabledRuleRaisesNothing() {
        WatchRule rule = watch.rules.find("refused-in-a-row").orElseThrow();
        watch.changing
                .change(STEWARD, rule.code(), new ChangingRules.Wanted(1, false, rule.severity(), rule.parameters()))
                .orProblem();
        refusals(40, 0);
        assertThat(watch.raised()).isEmpty();
    }

    @Test
    void caseNumbersThatAreNoneAreCountedTogether() {
        Actor police = Traffic.system("police");
        List<TrailEntry> made = new ArrayList<>();
        List<String> none = List.of("000", "无", "--", "TEST");
        for (UUID subject : traffic.subjects(12)) {
            Asked asked =
                    new Asked(police, traffic.agreements(police, 1).getFirst(), none.get(made.size() % 4), "police-1");
            made.add(traffic.lines.answered(Traffic.at(DAY, 9).plusSeconds(made.size()), asked, subject));
        }
        watch.write(made);
        watch.look();
        assertThat(only().rule()).isEqualTo("many-subjects");
        assertThat(only().about().caseNumber()).isNull();
        assertThat(only().facts()).isEqualTo(12);
    }

    private void refusals(int count, int second) {
        List<TrailEntry> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(
                    traffic.lines.refused(Traffic.at(DAY, 9).plusSeconds(second).plusMillis(i), asked()));
        }
        watch.write(made);
        watch.look();
    }

    private Asked asked() {
        Actor civil = Traffic.system("civil");
        return new Asked(civil, traffic.agreements(civil, 1).getFirst(), traffic.nextCase(), "civil-1");
    }

    private Alert only() {
        List<Alert> all = watch.alerts.list(null, null, null, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private long looks() {
        return watch.owner
                .sql("SELECT count(*) FROM fact WHERE kind = 15")
                .query(Long.class)
                .single();
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> no ? no.refusal() : "done";
    }
}
