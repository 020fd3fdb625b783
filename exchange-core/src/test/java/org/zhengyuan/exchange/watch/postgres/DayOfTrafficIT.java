package org.zhengyuan.exchange.watch.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Lines.Asked;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.Finding;

/** Six ordinary weeks, and then a day on which six things happen: each raises its alert, and nothing else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayOfTrafficIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final int WEEKS = 6;

    private final TestDatabase database = TestDatabase.fresh();
    private final WatchOnDatabase watch = new WatchOnDatabase(database, new MovableClock());
    private final Traffic traffic = new Traffic();
    private final Map<String, List<TrailEntry>> planted = new HashMap<>();
    private Map<String, Alert> before = Map.of();
    private Map<String, Alert> raised = Map.of();
    private int ordinary;

    @BeforeAll
    void sixWeeksAndADay() {
        for (LocalDate day = DAY.minusWeeks(WEEKS); day.isBefore(DAY); day = day.plusDays(1)) {
            List<TrailEntry> asked = traffic.day(day);
            ordinary += asked.size();
            watch.write(asked);
            watch.look();
        }
        before = watch.raised();
        List<TrailEntry> day = new ArrayList<>(traffic.day(DAY));
        ordinary += day.size();
        plant(day);
        planted.values().forEach(day::addAll);
        watch.write(day);
        // a second process, and again: nothing is counted twice
        new WatchOnDatabase(database, new MovableClock()).look();
        watch.look();
        raised = new HashMap<>(watch.raised());
        raised.keySet().removeAll(before.keySet());
    }

    private void plant(List<TrailEntry> day) {
        List<TrailEntry> volume = new ArrayList<>();
        traffic.ask(Traffic.system("housing"), Traffic.at(DAY, 10), 160, volume);
        planted.put("volume housing-system", volume);
        List<TrailEntry> night = new ArrayList<>();
        traffic.ask(Traffic.clerk("labor"), Traffic.at(DAY, 22), 45, night);
        planted.put("off-hours labor.clerk", night);
        planted.put("many-subjects police-system", manySubjects());
        planted.put("refused-in-a-row civil-system", refused(day));
        planted.put("many-agreements wang", manyAgreements());
        planted.put("failed-claims market-system", failedClaims());
    }

    private List<TrailEntry> manySubjects() {
        List<TrailEntry> made = new ArrayList<>();
        Actor police = Traffic.system("police");
        Asked asked = new Asked(police, traffic.agreements(police, 2).getFirst(), "2026-A-1", "police-system-1");
        for (UUID subject : traffic.subjects(60)) {
            made.add(traffic.lines.answered(traffic.within(Traffic.at(DAY, 8), Duration.ofHours(9)), asked, subject));
        }
        return made;
    }

    /** Nothing of this client is answered in between. */
    private List<TrailEntry> refused(List<TrailEntry> day) {
        Instant from = Traffic.at(DAY, 14);
        day.removeIf(line -> line.actor().id().equals("civil-system")
                && !line.at().isBefore(from)
                && line.at().isBefore(from.plus(Duration.ofHours(1))));
        List<TrailEntry> made = new ArrayList<>();
        Actor civil = Traffic.system("civil");
        for (int i = 0; i < 30; i++) {
            Asked asked =
                    new Asked(civil, traffic.agreements(civil, 2).getFirst(), traffic.nextCase(), "civil-system-1");
            made.add(traffic.lines.refused(from.plusSeconds(60 + i), asked));
        }
        return made;
    }

    private List<TrailEntry> manyAgreements() {
        List<TrailEntry> made = new ArrayList<>();
        Actor tax = Traffic.system("tax");
        for (UUID agreement : traffic.agreements(tax, 9)) {
            Asked asked = new Asked(tax, agreement, traffic.nextCase(), "wang");
            made.add(traffic.lines.answered(
                    traffic.within(Traffic.at(DAY, 9), Duration.ofHours(7)),
                    asked,
                    traffic.subjects(1).getFirst()));
        }
        return made;
    }

    private List<TrailEntry> failedClaims() {
        List<TrailEntry> made = new ArrayList<>();
        Actor market = Traffic.system("market");
        for (int i = 0; i < 36; i++) {
            Asked asked =
                    new Asked(market, traffic.agreements(market, 2).getFirst(), traffic.nextCase(), "market-system-2");
            made.add(traffic.lines.checked(
                    traffic.within(Traffic.at(DAY, 15), Duration.ofHours(1)),
                    asked,
                    traffic.subjects(1).getFirst(),
                    false));
        }
        return made;
    }

    @Test
    void ordinaryTrafficRaisesNothingButTheFirstNightOfANightlyJob() {
        assertThat(ordinary).isGreaterThan(20_000);
        assertThat(before.keySet()).containsExactly("off-hours labor-system");
        assertThat(named(before, "off-hours labor-system").from())
                .isBefore(Traffic.at(DAY.minusWeeks(WEEKS).plusDays(2), 0));
    }

    @Test
    void everyPlantedThingRaisesItsAlertAndNothingElseIsRaised() {
        assertThat(raised.keySet()).containsExactlyInAnyOrderElementsOf(planted.keySet());
        assertThat(raised.values()).allMatch(alert -> alert.state() == Alert.State.OPEN);
    }

    @Test
    void eachAlertNamesItsFacts() {
        for (String name : List.of(
                "off-hours labor.clerk",
                "many-subjects police-system",
                "refused-in-a-row civil-system",
                "many-agreements wang")) {
            Alert alert = named(raised, name);
            List<UUID> facts = WatchOnDatabase.receipts(planted.getOrDefault(name, List.of()));
            assertThat(alert.facts()).as(name).isEqualTo(facts.size());
            assertThat(alert.receipts())
                    .as(name)
                    .hasSize(Math.min(Finding.MOST_RECEIPTS, facts.size()))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(facts);
        }
        // the client's other questions of that hour are of the same hour, and other failed checks are failed checks
        Alert volume = named(raised, "volume housing-system");
        assertThat(volume.facts()).isBetween(160L, 200L);
        assertThat(volume.allowed()).isLessThan(100);
        assertThat(volume.receipts()).hasSize(Finding.MOST_RECEIPTS);
        Alert claims = named(raised, "failed-claims market-system");
        assertThat(claims.facts()).isBetween(36L, 40L);
        assertThat(
                        claims.receipts().stream()
                                .filter(WatchOnDatabase.receipts(
                                        planted.getOrDefault("failed-claims market-system", List.of()))::contains)
                                .count())
                .isGreaterThanOrEqualTo(15);
    }

    @Test
    void anAlertSaysWhatWasMeasuredAndWhen() {
        assertThat(named(raised, "many-subjects police-system")).satisfies(alert -> {
            assertThat(alert.measured()).isEqualTo(60);
            assertThat(alert.allowed()).isEqualTo(30);
            assertThat(alert.about().caseNumber()).isEqualTo("2026-A-1");
            assertThat(alert.from()).isEqualTo(Traffic.at(DAY, 0));
        });
        assertThat(named(raised, "many-agreements wang").measured()).isEqualTo(9);
        assertThat(named(raised, "refused-in-a-row civil-system").measured()).isEqualTo(30);
        assertThat(named(raised, "off-hours labor.clerk").from()).isEqualTo(Traffic.at(DAY, 22));
    }

    @Test
    void eachAlertIsAFactAndIsToldToTheWebhookOnce() {
        for (Alert alert : raised.values()) {
            assertThat(watch.facts("alert/" + alert.id())).isBetween(1L, 4L);
        }
        assertThat(watch.owner
                        .sql("SELECT count(*) FROM outbox_message WHERE channel = 'alerts'")
                        .query(Long.class)
                        .single())
                .isEqualTo(before.size() + raised.size());
    }

    private static Alert named(Map<String, Alert> alerts, String name) {
        return Objects.requireNonNull(alerts.get(name), name);
    }
}
