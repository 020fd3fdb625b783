package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.only;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.said;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.STEWARD;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.registry.Truth.NoSource;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.responsibility.Assignment;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Whose word counts about somebody follows from where that person lives, and from nothing else. */
class HomeDivisionTest {
    private static final String ZHANG = "11010519491231002X";
    private static final String LI = "350203199005050033";

    private final MovableClock clock = new MovableClock();
    private CitiesOnDatabase cities;

    @BeforeEach
    void twoCities(@TempDir Path folder) {
        cities = new CitiesOnDatabase(TestDatabase.fresh(), folder, clock);
        cities.eachCityIsResponsible();
    }

    @AfterEach
    void close() {
        cities.close();
    }

    @Test
    void theSamePersonInTwoCitiesHasTheNameThatTheHomeCityKnows() {
        cities.home(ZHANG, "350203", "2020-01-01");
        cities.home(LI, "350102", "2020-01-01");
        for (String person : new String[] {ZHANG, LI}) {
            cities.resident("fuzhou.residents", person, "福州名", "2020-01-01", "350102");
            cities.resident("xiamen.residents", person, "厦门名", "2020-01-01", "350205");
        }
        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("厦门名");
        assertThat(only(cities.intake.truth(ZHANG, "person.name")).dataset()).isEqualTo("xiamen.residents");
        assertThat(said(cities.intake.truth(LI, "person.name"))).isEqualTo("福州名");

        // the other city's later word changes nothing for the present
        cities.resident("fuzhou.residents", ZHANG, "福州改", "2021-01-01", "350102");
        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("厦门名");
    }

    @Test
    void theMostSpecificDivisionWins() {
        cities.home(ZHANG, "350203", "2020-01-01");
        cities.home(LI, "350205", "2020-01-01");
        for (String person : new String[] {ZHANG, LI}) {
            cities.resident("xiamen.residents", person, "市局名", "2020-01-01", "350203");
            cities.resident("siming.residents", person, "分局名", "2020-01-01", "350203");
        }
        LocalDate today = LegalDate.of(clock.instant());
        cities.books
                .changes
                .assign(STEWARD, new Assignment("person.name", "350203", "siming.residents", today, null, "三定方案"))
                .orElseThrow();
        // what the district delivered before it was a source is not its word as a source
        assertThat(cities.intake.truth(ZHANG, "person.name")).isInstanceOf(NoValueYet.class);
        assertThat(said(cities.intake.truth(
                        ZHANG, "person.name", LegalDate.midnight(today).minusNanos(1_000), null)))
                .isEqualTo("市局名");
        cities.resident("siming.residents", ZHANG, "分局名", "2020-01-02", "350203");
        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("分局名");
        assertThat(said(cities.intake.truth(LI, "person.name"))).isEqualTo("市局名");
    }

    @Test
    void aMoveToTheOtherCityChangesTheSourceFromItsDay() {
        cities.home(ZHANG, "350102", "2020-01-01");
        cities.resident("fuzhou.residents", ZHANG, "福州名", "2020-01-01", "350102");
        cities.resident("xiamen.residents", ZHANG, "厦门名", "2020-01-01", "350203");
        Instant before = clock.instant();
        cities.home(ZHANG, "350203", "2024-05-01");

        Instant day = LegalDate.midnight(LocalDate.of(2024, 5, 1));
        assertThat(said(cities.intake.truth(ZHANG, "person.name", day.minusNanos(1_000), null)))
                .isEqualTo("福州名");
        assertThat(said(cities.intake.truth(ZHANG, "person.name", day, null))).isEqualTo("厦门名");
        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("厦门名");
        assertThat(said(cities.intake.truth(ZHANG, "person.name", day, before))).isEqualTo("福州名");
    }

    @Test
    void aMoveToComeChangesTheSourceAtItsInstant() {
        cities.home(ZHANG, "350102", "2020-01-01");
        cities.resident("fuzhou.residents", ZHANG, "福州名", "2020-01-01", "350102");
        cities.resident("xiamen.residents", ZHANG, "厦门名", "2020-01-01", "350203");
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        cities.home(ZHANG, "350203", tomorrow.toString());
        Instant day = LegalDate.midnight(tomorrow);

        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("福州名");
        assertThat(said(cities.intake.truth(ZHANG, "person.name", day, null))).isEqualTo("厦门名");
        clock.advanceTo(day.plus(Duration.ofMinutes(1)));
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("厦门名");
        assertThat(said(cities.intake.truth(ZHANG, "person.name", day.minusNanos(1_000), null)))
                .isEqualTo("福州名");
    }

    @Test
    void whoHasNoKnownHomeHasNoSourceInACity() {
        cities.resident("fuzhou.residents", ZHANG, "福州名", "2020-01-01", "350102");
        assertThat(cities.intake.truth(ZHANG, "person.name")).isInstanceOf(NoSource.class);
        cities.books.assign("person.name", "000000", "police.residents").orElseThrow();
        assertThat(cities.intake.truth(ZHANG, "person.name"))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.dataset()).isEqualTo("police.residents"));
    }

    @Test
    void aSubjectThatTheHomeCityDoesNotKnowIsUnknownWhateverTheOtherSays() {
        cities.home(ZHANG, "350203", "2020-01-01");
        cities.resident("fuzhou.residents", ZHANG, "福州名", "2020-01-01", "350102");
        assertThat(cities.intake.truth(ZHANG, "person.name"))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.dataset()).isEqualTo("xiamen.residents"));
    }
}
