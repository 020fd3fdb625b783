package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.RefusedRow.Reason;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Files of the police's register of residents and of civil affairs' list, from their bytes to the registry. */
class IntakeTest {
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final String ZHANG = "11010519491231002X";

    private ListOnDatabase books;
    private IntakeOnDatabase intake;

    @BeforeEach
    void theCityIsResponsible(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        Clock clock = Clock.systemUTC();
        books = new ListOnDatabase(database, clock);
        books.assign("person.name", "350100", "police.residents").orElseThrow();
        books.assign("person.birth-date", "350100", "police.residents").orElseThrow();
        books.assign("person.home", "000000", "police.residents").orElseThrow();
        books.assign("person.exists", "000000", "police.residents").orElseThrow();
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void everyRowEndsInOneOutcome() {
        Submission first = residents(row("张三"), "110105194912310021,李四,1949-12-31,350102");
        assertThat(first.state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(first.counts()).isEqualTo(counts(1, 0, 0, 0, 0, 1));
        assertThat(intake.submissions.refusals(first.id(), 0, 10))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.row()).isEqualTo(2);
                    assertThat(refused.reasons()).extracting(Reason::code).containsExactly("value.check-digit");
                    assertThat(refused.cells()).containsExactly("110105194912310021", "李四", "1949-12-31", "350102");
                });

        assertThat(residents(row("张三")).counts()).isEqualTo(counts(0, 0, 1, 0, 0, 0));
        assertThat(residents(row("张三丰")).counts()).isEqualTo(counts(0, 1, 0, 0, 0, 0));
        assertThat(text(intake.truth(ZHANG, "person.name"))).isEqualTo("张三丰");
        assertThat(text(intake.truth(ZHANG, "person.exists"))).isEqualTo("true");
    }

    @Test
    void aRepeatInsideAFileIsUnchangedAndADifferingOneIsRefused() {
        Submission submission = residents(row("张三"), row("张三"), row("张四"));
        assertThat(submission.counts()).isEqualTo(counts(1, 0, 1, 0, 0, 1));
        assertThat(intake.submissions.refusals(submission.id(), 0, 10))
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.reasons()).extracting(Reason::code).containsExactly("row.repeated-key"));
    }

    @Test
    void aRepeatIsComparedAndCountedLikeAnyRowAndKeptOnce() {
        residents(row("张三"));
        Submission submission = civil(row("张四"), row("张四"), row("张五"));
        assertThat(submission.counts()).isEqualTo(new RowCounts(0, 0, 0, 0, 2, 1, new CheckCounts(4, 2, 0, 0), 0));
        assertThat(discrepancies("open")).isEqualTo(1);
    }

    @Test
    void rowsOfAnotherCityAreRefused() {
        Submission submission = residents(ZHANG + ",张三,1949-12-31,440103");
        assertThat(intake.submissions.refusals(submission.id(), 0, 10))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reasons())
                        .containsExactly(
                                new Reason("row.other-division", "home", Expected.of("division-within", "350100"))));
    }

    @Test
    void aValueFromAnotherThanTheSourceIsComparedAndNeverTheTruth() {
        residents(row("张三"));
        assertThat(civil(row("张三")).counts()).isEqualTo(checked(new CheckCounts(3, 0, 0, 0)));
        assertThat(civil(row("张四")).counts()).isEqualTo(checked(new CheckCounts(2, 1, 0, 0)));
        assertThat(text(intake.truth(ZHANG, "person.name"))).isEqualTo("张三");
        assertThat(discrepancies("open")).isEqualTo(1);

        assertThat(civil(row("张三")).counts()).isEqualTo(checked(new CheckCounts(3, 0, 0, 0)));
        assertThat(discrepancies("reporter-corrected")).isEqualTo(1);
    }

    @Test
    void aSourceThatTakesOverTheReportedValueSettlesTheDiscrepancy() {
        residents(row("张三"));
        civil(row("张四"));
        residents(row("张四"));
        assertThat(discrepancies("source-corrected")).isEqualTo(1);
    }

    @Test
    void anUnknownSubjectIsUnmatchedAndABrokenValueInvalid() {
        assertThat(civil(row("张三")).counts()).isEqualTo(checked(new CheckCounts(0, 0, 3, 0)));
        assertThat(civil(ZHANG + ",张三,1949-02-31,350102").counts()).isEqualTo(checked(new CheckCounts(0, 0, 2, 1)));
    }

    @Test
    void theRegistryTellsWhatItKnewAtAnInstant() {
        Instant before = Instant.now();
        residents(row("张三"));
        Instant between = Instant.now();
        residents(row("张四"));
        assertThat(text(intake.truth(ZHANG, "person.name", null, between))).isEqualTo("张三");
        assertThat(text(intake.truth(ZHANG, "person.name", between, null))).isEqualTo("张三");
        assertThat(text(intake.truth(ZHANG, "person.name", Instant.now(), null)))
                .isEqualTo("张四");
        assertThat(intake.truth(ZHANG, "person.name", null, before)).isNotInstanceOf(Known.class);
    }

    @Test
    void afterAMoveTheNewSourceSpeaksAndBeforeItTheOld() {
        residents(row("张三"));
        LocalDate tomorrow = LegalDate.of(Instant.now()).plusDays(1);
        books.move("person.name", "350100", "civil.persons", tomorrow).orElseThrow();
        Instant after = LegalDate.midnight(tomorrow).plusSeconds(60);

        assertThat(intake.truth(ZHANG, "person.name", after, null))
                .isInstanceOfSatisfying(NoValueYet.class, waiting -> assertThat(waiting.formerSource())
                        .singleElement()
                        .satisfies(value -> assertThat(value.text()).isEqualTo("张三")));

        Submission incoming = civil(row("张五"));
        assertThat(incoming.counts().created()).isEqualTo(1);
        assertThat(text(intake.truth(ZHANG, "person.name"))).isEqualTo("张三");
        assertThat(text(intake.truth(ZHANG, "person.name", after, null))).isEqualTo("张五");
    }

    @Test
    void anElementWithoutARowIsUnknown() {
        assertThat(intake.truth(ZHANG, "person.exists")).isInstanceOf(Unknown.class);
    }

    @Test
    void rowsThatAnEarlierAttemptCommittedAreNotWorkedOnAgainHoweverItCutItsChunks() {
        String li = "110105194912310038,李四,1949-12-31,350102";
        Submission handed = intake.handIn(
                "police.residents",
                POLICE,
                new Delivery.Delta(),
                Format.CSV,
                String.join("\n", HEADER, row("张三"), li).getBytes(StandardCharsets.UTF_8),
                null);
        intake.owner
                .sql(
                        """
                        INSERT INTO submission_chunk (submission_id, chunk, first_row, committed_at, bytes_read, received, created, changed,
                            unchanged, history, checked_only, refused, agreed, differed, unmatched, invalid, ended, outcomes)
                        VALUES (?, 5, 1, now(), 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\\x00')
                        """)
                .param(handed.id())
                .update();
        intake.workOff();

        assertThat(intake.submissions.find(handed.id()).orElseThrow().counts()).isEqualTo(counts(2, 0, 0, 0, 0, 0));
        assertThat(intake.truth(ZHANG, "person.name")).isNotInstanceOf(Known.class);
        assertThat(text(intake.truth("110105194912310038", "person.name"))).isEqualTo("李四");
    }

    private Submission residents(String... rows) {
        return deliver("police.residents", POLICE, rows);
    }

    private Submission civil(String... rows) {
        return deliver("civil.persons", CIVIL_AFFAIRS, rows);
    }

    private Submission deliver(String dataset, String department, String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        Submission submission = intake.deliver(dataset, department, lines);
        assertThat(submission.problem()).isNull();
        assertThat(submission.counts().received()).isEqualTo(rows.length);
        return submission;
    }

    private static String row(String name) {
        return ZHANG + "," + name + ",1949-12-31,350102";
    }

    private long discrepancies(String state) {
        return intake.owner
                .sql("SELECT count(*) FROM discrepancy WHERE state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    private static String text(ElementTruth truth) {
        assertThat(truth).isInstanceOf(Known.class);
        return ((Known) truth).values().getFirst().text();
    }

    private static RowCounts counts(
            long created, long changed, long unchanged, long history, long checked, long refused) {
        return new RowCounts(created, changed, unchanged, history, checked, refused, CheckCounts.NONE, 0);
    }

    private static RowCounts checked(CheckCounts checks) {
        return new RowCounts(0, 0, 0, 0, 1, 0, checks, 0);
    }
}
