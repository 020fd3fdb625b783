package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.STEWARD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Whatever is assigned, moved and ended in whatever order: one source at any instant as known at any instant, and no past changes. */
class ResponsibilityHistoryPropertyTest {
    private static final String NAME = "person.name";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<String> DATASETS = List.of("police.residents", "civil.persons", "civil.others");

    /** Each try works in a division of its own; the departments' jurisdiction is the nation. */
    private static final AtomicInteger DIVISION = new AtomicInteger(100_000);

    private static final ListOnDatabase BOOKS = books();

    /** One thing a steward may try. Days count from today; a step that the list refuses changes nothing. */
    record Step(Kind kind, int dataset, int from, int length) {
        enum Kind {
            ASSIGN,
            MOVE,
            END
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void atAnyTimeThereIsAtMostOneSourceAndKnowledgeOfThePastStays(@ForAll("steps") List<Step> steps) {
        String division = String.valueOf(DIVISION.incrementAndGet());
        Map<Instant, List<String>> formerly = new LinkedHashMap<>();
        for (Step step : steps) {
            take(step, division);
            List<Responsibility> lines = lines(division);
            assertOneSourceAtAnyInstant(lines);
            formerly.forEach(
                    (knownAt, sources) -> assertThat(sources(lines, knownAt)).isEqualTo(sources));
            lines.stream()
                    .map(Responsibility::knownFrom)
                    .max(Instant::compareTo)
                    .ifPresent(latest -> formerly.putIfAbsent(latest, sources(lines, latest)));
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aMoveLeavesWhatHeldBeforeItsDay(@ForAll("steps") List<Step> steps) {
        String division = String.valueOf(DIVISION.incrementAndGet());
        for (Step step : steps) {
            List<String> before = heldBefore(lines(division), step.from());
            take(step, division);
            if (step.kind() != Step.Kind.ASSIGN) {
                assertThat(heldBefore(lines(division), step.from())).isEqualTo(before);
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Step.Kind.values()),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-2, 8),
                        Arbitraries.integers().between(0, 5))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(12);
    }

    private static void take(Step step, String division) {
        LocalDate from = TODAY.plusDays(step.from());
        String dataset = DATASETS.get(step.dataset());
        switch (step.kind()) {
            case ASSIGN -> {
                LocalDate to = step.length() == 0 ? null : from.plusDays(step.length());
                BOOKS.changes.assign(STEWARD, new Assignment(NAME, division, dataset, from, to, "依据"));
            }
            case MOVE -> BOOKS.changes.move(STEWARD, new Move(NAME, division, dataset, from, "依据", null));
            case END ->
                lines(division).stream()
                        .filter(line -> line.knownTo() == null)
                        .findFirst()
                        .ifPresent(line -> BOOKS.changes.end(STEWARD, line.id(), from, "依据"));
        }
    }

    private static List<Responsibility> lines(String division) {
        return BOOKS.store.everyLine().stream()
                .filter(line -> line.division().equals(division))
                .toList();
    }

    private static void assertOneSourceAtAnyInstant(List<Responsibility> lines) {
        Set<Instant> knownAts = new TreeSet<>();
        lines.forEach(line -> knownAts.add(line.knownFrom()));
        for (Instant knownAt : knownAts) {
            for (int day = -3; day < 15; day++) {
                Instant validAt = LegalDate.midnight(TODAY.plusDays(day));
                assertThat(lines.stream().filter(line -> isKnown(line, knownAt) && line.holdsAt(validAt)))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /** The source of each day, as known at an instant. */
    private static List<String> sources(List<Responsibility> lines, Instant knownAt) {
        List<String> sources = new ArrayList<>();
        for (int day = -3; day < 15; day++) {
            Instant validAt = LegalDate.midnight(TODAY.plusDays(day));
            sources.add(lines.stream()
                    .filter(line -> isKnown(line, knownAt) && line.holdsAt(validAt))
                    .map(Responsibility::dataset)
                    .findFirst()
                    .orElse("none"));
        }
        return sources;
    }

    private static List<String> heldBefore(List<Responsibility> lines, int day) {
        List<String> sources = new ArrayList<>();
        for (int past = -3; past < day; past++) {
            Instant validAt = LegalDate.midnight(TODAY.plusDays(past));
            sources.add(lines.stream()
                    .filter(line -> line.knownTo() == null && line.holdsAt(validAt))
                    .map(Responsibility::dataset)
                    .findFirst()
                    .orElse("none"));
        }
        return sources;
    }

    private static boolean isKnown(Responsibility line, Instant knownAt) {
        return !line.knownFrom().isAfter(knownAt) && (line.knownTo() == null || knownAt.isBefore(line.knownTo()));
    }

    private static ListOnDatabase books() {
        ListOnDatabase books = new ListOnDatabase(
                TestDatabase.fresh(), Clock.fixed(LegalDate.midnight(TODAY).plusSeconds(1), ZoneOffset.UTC));
        LocalText name = CatalogFixture.text("国家局", "National office");
        books.catalog.publish(
                new Department(CatalogFixture.POLICE, name, "000000"),
                new Department(CatalogFixture.CIVIL_AFFAIRS, name, "000000"),
                CatalogFixture.dataset("civil.others", "其他服务对象", "Others served", CatalogFixture.CIVIL_AFFAIRS));
        return books;
    }
}
