package org.zhengyuan.exchange.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.only;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.said;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Rows that come late and rows that hold only later, in a dataset whose rows say from which day they hold. */
class ValidTimeTest {
    private static final String ZHANG = "11010519491231002X";
    private static final String NAME = "person.name";

    private final MovableClock clock = new MovableClock();
    private CitiesOnDatabase cities;

    @BeforeEach
    void oneCity(@TempDir Path folder) {
        cities = new CitiesOnDatabase(TestDatabase.fresh(), folder, clock);
        cities.books.assign(NAME, "000000", "fuzhou.residents").orElseThrow();
    }

    @AfterEach
    void close() {
        cities.close();
        assertThat(cities.intake.wrongHeads()).isEmpty();
    }

    @Test
    void aLateOlderRowSplitsTheHistoryAndNeverTouchesTheHead() {
        assertThat(counts(named("首", "2021-01-01")).created()).isEqualTo(1);
        assertThat(counts(named("今", "2024-01-01")).changed()).isEqualTo(1);
        Truth.Value head = only(cities.intake.truth(ZHANG, NAME));
        Instant known = clock.instant();

        assertThat(counts(named("中", "2022-01-01")).history()).isEqualTo(1);
        assertThat(counts(named("远", "2020-06-01")).history()).isEqualTo(1);
        assertThat(only(cities.intake.truth(ZHANG, NAME))).isEqualTo(head);

        assertThat(at("2020-03-01")).isNull();
        assertThat(at("2020-09-01")).isEqualTo("远");
        assertThat(at("2021-06-01")).isEqualTo("首");
        assertThat(at("2022-01-01")).isEqualTo("中");
        assertThat(at("2023-12-31")).isEqualTo("中");
        assertThat(at("2024-01-01")).isEqualTo("今");
        assertThat(said(cities.intake.truth(ZHANG, NAME, midnight("2023-06-01"), known)))
                .isEqualTo("首");
        assertThat(cities.intake.truth(ZHANG, NAME, midnight("2020-09-01"), known))
                .isInstanceOf(Unknown.class);

        // a newer row still goes on from the head
        assertThat(counts(named("新", "2025-01-01")).changed()).isEqualTo(1);
        assertThat(at("2024-06-01")).isEqualTo("今");
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("新");
    }

    @Test
    void theSameLateRowAgainIsHistoryAndStoredOnce() {
        named("今", "2024-01-01");
        assertThat(counts(named("中", "2022-01-01")).history()).isEqualTo(1);
        assertThat(counts(named("中", "2022-01-01")).history()).isEqualTo(1);
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void aLateValueThatWasWithdrawnCanBeDeliveredAgain() {
        named("今", "2024-01-01");
        for (String name : new String[] {"甲", "乙", "甲"}) {
            assertThat(counts(named(name, "2022-01-01")).history()).isEqualTo(1);
        }
        assertThat(at("2023-01-01")).isEqualTo("甲");
    }

    @Test
    void anAnnouncedValueThatWasWithdrawnCanBeAnnouncedAgain() {
        named("今", "2024-01-01");
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        for (String name : new String[] {"甲", "乙", "甲"}) {
            assertThat(counts(named(name, tomorrow.toString())).changed()).isEqualTo(1);
        }
        assertThat(at(tomorrow.toString())).isEqualTo("甲");
        clock.advanceTo(LegalDate.midnight(tomorrow));
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("甲");
    }

    @Test
    void aRecordThatEndedAndCameBackIsCorrectedByNewerRows() {
        named("甲", "2020-01-01");
        nobodyButAnother();
        assertThat(counts(named("乙", "2025-01-01")).created()).isEqualTo(1);
        assertThat(counts(named("丙", "2025-06-01")).changed()).isEqualTo(1);
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("丙");
        assertThat(counts(named("早", "2025-03-01")).history()).isEqualTo(1);
        String today = LegalDate.of(clock.instant()).toString();
        assertThat(counts(named("丁", today)).changed()).isEqualTo(1);
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("丁");
    }

    @Test
    void aVersionToComeBecomesHeadAtItsInstantAndNotBefore() {
        named("今", "2024-01-01");
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        Instant day = LegalDate.midnight(tomorrow);
        assertThat(counts(named("明", tomorrow.toString())).changed()).isEqualTo(1);
        assertThat(counts(named("明", tomorrow.toString())).unchanged()).isEqualTo(1);

        cities.intake.dueVersions.promote(day.minusNanos(1_000));
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("今");
        assertThat(said(cities.intake.truth(ZHANG, NAME, day, null))).isEqualTo("明");

        clock.advanceTo(day);
        assertThat(cities.intake.dueVersions.promote(day)).isEqualTo(1);
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("明");
        assertThat(only(cities.intake.truth(ZHANG, NAME)).validFrom()).isEqualTo(day);
        assertThat(said(cities.intake.truth(ZHANG, NAME, day.minusNanos(1_000), null)))
                .isEqualTo("今");
        assertThat(cities.intake.dueVersions.promote(day)).isZero();
    }

    @Test
    void anAnnouncedValueSettlesADiscrepancyOnTheDayItHolds() {
        named("今", "2024-01-01");
        cities.resident("xiamen.residents", ZHANG, "明", "2024-01-01", "350203");
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        Submission announcing = named("明", tomorrow.toString());
        assertThat(discrepancy()).isEqualTo("open");

        clock.advanceTo(LegalDate.midnight(tomorrow));
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(discrepancy()).isEqualTo("source-corrected " + announcing.id());
    }

    @Test
    void whatFellDueWhileNoServerRanIsDoneAtTheNextStart() {
        named("今", "2024-01-01");
        LocalDate today = LegalDate.of(clock.instant());
        named("第二", today.plusDays(2).toString());
        named("第一", today.plusDays(1).toString());
        clock.advance(Duration.ofDays(5));
        cities.restart();
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("第二");
        assertThat(at(today.plusDays(1).toString())).isEqualTo("第一");
        assertThat(at(today.toString())).isEqualTo("今");
    }

    @Test
    void aNewRecordThatHoldsOnlyLaterIsUnknownUntilThen() {
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        assertThat(counts(named("明", tomorrow.toString())).created()).isEqualTo(1);
        assertThat(cities.intake.truth(ZHANG, NAME)).isInstanceOf(Unknown.class);
        clock.advanceTo(LegalDate.midnight(tomorrow));
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("明");
    }

    @Test
    void aWaitingVersionThatALaterDayOvertookMovesNoHead() {
        named("今", "2024-01-01");
        LocalDate today = LegalDate.of(clock.instant());
        named("第一", today.plusDays(1).toString());
        clock.advance(Duration.ofDays(5));
        // delivered while the scheduler has not run yet
        named("第三", today.plusDays(3).toString());
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("第三");
        assertThat(at(today.plusDays(2).toString())).isEqualTo("第一");
    }

    @Test
    void whatWasAnnouncedForARecordDoesNotComeOnceTheRecordHasEnded() {
        named("今", "2024-01-01");
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        Instant day = LegalDate.midnight(tomorrow);
        named("明", tomorrow.toString());
        Instant announced = clock.instant();
        nobodyButAnother();

        assertThat(cities.intake.truth(ZHANG, NAME)).isInstanceOf(Unknown.class);
        assertThat(cities.intake.truth(ZHANG, NAME, day, null)).isInstanceOf(Unknown.class);
        assertThat(said(cities.intake.truth(ZHANG, NAME, day, announced))).isEqualTo("明");
        // announced again, it comes
        assertThat(counts(named("明", tomorrow.toString())).changed()).isEqualTo(1);
        clock.advanceTo(day);
        assertThat(cities.intake.dueVersions.promote(clock.instant())).isEqualTo(1);
        assertThat(said(cities.intake.truth(ZHANG, NAME))).isEqualTo("明");
        assertThat(at(tomorrow.toString())).isEqualTo("明");
    }

    /** A full delivery names somebody else only, and a steward agrees that Zhang's record ends. */
    private void nobodyButAnother() {
        byte[] file = "citizen_id,name,since,area\n350203199005050033,李,2024-01-01,350102".getBytes(UTF_8);
        Submission full = cities.intake.deliver(
                "fuzhou.residents", CitiesOnDatabase.FUZHOU, new Delivery.Full("350100", 1L, false), Format.CSV, file);
        assertThat(cities.intake.submissions.approve(full.id(), "steward", true))
                .isTrue();
        cities.intake.workOff();
        assertThat(cities.intake
                        .submissions
                        .find(full.id())
                        .orElseThrow()
                        .counts()
                        .ended())
                .isEqualTo(1);
    }

    private Submission named(String name, String since) {
        return cities.resident("fuzhou.residents", ZHANG, name, since, "350102");
    }

    private static RowCounts counts(Submission submission) {
        return submission.counts();
    }

    private @Nullable String at(String day) {
        return cities.intake.truth(ZHANG, NAME, midnight(day), null) instanceof Truth.Known known
                ? known.values().getFirst().text()
                : null;
    }

    private String discrepancy() {
        return cities.intake
                .owner
                .sql("SELECT concat_ws(' ', state, closed_by) FROM discrepancy")
                .query(String.class)
                .single();
    }

    private long versions() {
        return cities.intake
                .owner
                .sql("SELECT count(*) FROM version")
                .query(Long.class)
                .single();
    }

    private static Instant midnight(String day) {
        return LegalDate.midnight(LocalDate.parse(day));
    }
}
