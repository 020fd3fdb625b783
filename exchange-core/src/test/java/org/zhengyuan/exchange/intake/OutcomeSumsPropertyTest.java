package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Whatever a file holds, its outcomes sum up to its rows, and its comparisons to the values that were there to be compared. */
class OutcomeSumsPropertyTest {
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final City CITY = new City();

    /** The cells of a row; empty = nothing delivered. */
    record Row(String id, String name, String birthDate, String home) {
        String line() {
            return String.join(",", id, name, birthDate, home);
        }
    }

    /** The police are the source of names and homes, civil affairs of dates of birth. */
    private static final class City {
        final IntakeOnDatabase intake;

        City() {
            TestDatabase database = TestDatabase.fresh();
            Clock clock = Clock.systemUTC();
            ListOnDatabase books = new ListOnDatabase(database, clock);
            books.assign("person.name", "350100", "police.residents").orElseThrow();
            books.assign("person.home", "000000", "police.residents").orElseThrow();
            books.assign("person.birth-date", "350100", "civil.persons").orElseThrow();
            try {
                intake = new IntakeOnDatabase(
                        database, books.catalog.catalog, books.list, Files.createTempDirectory("sums"), clock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Property(tries = 60)
    void whereTwoElementsAreOthers(@ForAll("rows") List<Row> rows) {
        Submission submission = delivered("civil.persons", CIVIL_AFFAIRS, rows);
        assertThat(compared(submission)).isEqualTo(present(submission, rows, row -> Stream.of(row.name(), row.home())));
    }

    @Property(tries = 60)
    void whereOneElementIsOthers(@ForAll("rows") List<Row> rows) {
        Submission submission = delivered("police.residents", POLICE, rows);
        assertThat(compared(submission)).isEqualTo(present(submission, rows, row -> Stream.of(row.birthDate())));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> ids = Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(
                                "11010519491231002X",
                                "350203199005050033",
                                "350102198001010011",
                                "350102197512120058")),
                Tuple.of(1, Arbitraries.of("110105194912310021", "")));
        Arbitrary<String> names = Arbitraries.of("张三", "张三", "李四", "１２３", "");
        Arbitrary<String> dates = Arbitraries.of("1949-12-31", "1949-12-31", "1990-05-05", "1949-02-31", "");
        Arbitrary<String> homes = Arbitraries.frequency(
                Tuple.of(8, "350102"), Tuple.of(2, "350103"), Tuple.of(1, "440103"), Tuple.of(1, ""));
        return Combinators.combine(ids, names, dates, homes)
                .as(Row::new)
                // a line without any value is no row
                .filter(row -> !row.line().equals(",,,"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Submission delivered(String dataset, String department, List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(row.line()));
        Submission submission = CITY.intake.deliver(dataset, department, lines.toArray(String[]::new));
        assertThat(submission.state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(submission.counts().received()).isEqualTo(rows.size());
        assertThat(outcomes(submission)).hasSize(rows.size());
        return submission;
    }

    private static long compared(Submission submission) {
        CheckCounts checks = submission.counts().crossChecked();
        return checks.agreed() + checks.differed() + checks.unmatched() + checks.invalid();
    }

    /** Values of others' elements that stand in rows that were not refused. */
    private static long present(Submission submission, List<Row> rows, Function<Row, Stream<String>> others) {
        byte[] outcomes = outcomes(submission);
        long present = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != RowOutcome.REFUSED.ordinal()) {
                present += others.apply(rows.get(i))
                        .filter(cell -> !cell.isEmpty())
                        .count();
            }
        }
        return present;
    }

    private static byte[] outcomes(Submission submission) {
        return CITY.intake
                .owner
                .sql("SELECT outcomes FROM submission_chunk WHERE submission_id = ? ORDER BY chunk")
                .param(submission.id())
                .query(byte[].class)
                .single();
    }
}
