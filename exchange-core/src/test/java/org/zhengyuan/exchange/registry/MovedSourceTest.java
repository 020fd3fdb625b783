package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.only;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.said;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The names of people move from the police's register to civil affairs' at a day: the day before, the day itself, and for ever after. */
class MovedSourceTest {
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final String ZHANG = "11010519491231002X";
    private static final String LI = "350203199005050033";
    private static final String WANG = "350102198001010011";

    private final MovableClock clock = new MovableClock();
    private ListOnDatabase books;
    private IntakeOnDatabase intake;
    private Instant day;

    @BeforeEach
    void theMoveIsAnnounced(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        books = new ListOnDatabase(database, clock);
        books.assign("person.name", "350100", "police.residents").orElseThrow();
        books.assign("person.home", "000000", "police.residents").orElseThrow();
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        police(row(ZHANG, "旧张"), row(LI, "旧李"));
        LocalDate tomorrow = LegalDate.of(clock.instant()).plusDays(1);
        day = LegalDate.midnight(tomorrow);
        books.move("person.name", "350100", "civil.persons", tomorrow).orElseThrow();
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void rowsOfTheIncomingSourceAreAdmittedAndHoldFromTheDay() {
        assertThat(civil(row(ZHANG, "新张")).counts().created()).isEqualTo(1);
        assertThat(said(intake.truth(ZHANG, "person.name"))).isEqualTo("旧张");
        assertThat(said(intake.truth(ZHANG, "person.name", day.minusNanos(1_000), null)))
                .isEqualTo("旧张");
        Truth.Value announced = only(intake.truth(ZHANG, "person.name", day, null));
        assertThat(announced.text()).isEqualTo("新张");
        assertThat(announced.validFrom()).isEqualTo(day);

        clock.advanceTo(day);
        assertThat(said(intake.truth(ZHANG, "person.name"))).isEqualTo("新张");
        assertThat(only(intake.truth(ZHANG, "person.name")).dataset()).isEqualTo("civil.persons");
    }

    @Test
    void fromTheDayOnASubjectWithoutARowHasNoValueYet() {
        civil(row(ZHANG, "新张"));
        clock.advanceTo(day);
        assertThat(intake.truth(LI, "person.name")).isInstanceOfSatisfying(NoValueYet.class, waiting -> {
            assertThat(waiting.dataset()).isEqualTo("civil.persons");
            assertThat(waiting.formerSource()).singleElement().satisfies(value -> {
                assertThat(value.text()).isEqualTo("旧李");
                assertThat(value.dataset()).isEqualTo("police.residents");
            });
        });
        // the old source's later word about the name is no longer the truth
        police(row(LI, "后李"));
        assertThat(intake.truth(LI, "person.name")).isInstanceOf(NoValueYet.class);
        civil(row(LI, "新李"));
        assertThat(said(intake.truth(LI, "person.name"))).isEqualTo("新李");
    }

    @Test
    void whatTheNewSourceEndedIsUnknownAndNotTheFormerValueAgain() {
        civil(row(ZHANG, "新张"), row(LI, "新李"));
        clock.advanceTo(day);
        civil(row(ZHANG, "新张"), row(LI, "新李"), row(WANG, "新王"));
        Submission full = full("civil.persons", CIVIL_AFFAIRS, row(LI, "新李"), row(WANG, "新王"));
        assertThat(full.counts().ended()).isEqualTo(1);
        assertThat(intake.truth(ZHANG, "person.name")).isInstanceOf(Unknown.class);
    }

    @Test
    void historyBeforeTheDayIsTheOldSourcesForEver() {
        Instant early = clock.instant();
        civil(row(ZHANG, "新张"), row(LI, "新李"));
        clock.advanceTo(day.plusSeconds(86_400));
        police(row(ZHANG, "后张"));
        full("police.residents", POLICE, row(LI, "旧李"));
        for (Instant validAt : new Instant[] {early, day.minusNanos(1_000)}) {
            assertThat(said(intake.truth(ZHANG, "person.name", validAt, null))).isEqualTo("旧张");
            assertThat(only(intake.truth(ZHANG, "person.name", validAt, null)).dataset())
                    .isEqualTo("police.residents");
        }
        assertThat(said(intake.truth(LI, "person.name"))).isEqualTo("新李");
    }

    @Test
    void whoAsksWhatWasKnownBeforeTheAnnouncementHearsTheOldSource() {
        Instant beforeAnything = books.list.current().lines("person.name").stream()
                .map(line -> line.knownFrom())
                .max(Instant::compareTo)
                .orElseThrow()
                .minusNanos(1_000);
        civil(row(ZHANG, "新张"));
        clock.advanceTo(day.plusSeconds(60));
        assertThat(only(intake.truth(ZHANG, "person.name", day, null)).dataset())
                .isEqualTo("civil.persons");
        assertThat(intake.truth(ZHANG, "person.name", day, beforeAnything))
                .isInstanceOfSatisfying(
                        Truth.Known.class,
                        known -> assertThat(known.values().getFirst().dataset()).isEqualTo("police.residents"));
    }

    private Submission police(String... rows) {
        return delta("police.residents", POLICE, rows);
    }

    private Submission civil(String... rows) {
        return delta("civil.persons", CIVIL_AFFAIRS, rows);
    }

    private Submission delta(String dataset, String department, String... rows) {
        Submission submission =
                intake.deliver(dataset, department, (HEADER + "\n" + String.join("\n", rows)).split("\n"));
        assertThat(submission.counts().refused()).isZero();
        return submission;
    }

    private Submission full(String dataset, String department, String... rows) {
        byte[] file = (HEADER + "\n" + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8);
        Submission submission = intake.deliver(
                dataset, department, new Delivery.Full("350100", (long) rows.length, false), Format.CSV, file);
        if (submission.state() == SubmissionState.WAITING) {
            assertThat(intake.submissions.approve(submission.id(), "steward", true))
                    .isTrue();
            intake.workOff();
        }
        return intake.submissions.find(submission.id()).orElseThrow();
    }

    private static String row(String person, String name) {
        return person + "," + name + ",,350102";
    }
}
