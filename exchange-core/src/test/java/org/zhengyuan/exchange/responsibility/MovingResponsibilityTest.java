package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.LONG_AGO;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.STEWARD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.responsibility.postgres.PostgresResponsibilityList;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Responsibility moves at a day; what held before stays, also as it was known before. */
class MovingResponsibilityTest {
    private static final String NAME = "person.name";
    private static final String CITY = "350100";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate MOVE_DAY = LocalDate.of(2027, 1, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final ListOnDatabase books =
            new ListOnDatabase(database, Clock.fixed(LegalDate.midnight(TODAY).plusSeconds(3600), ZoneOffset.UTC));

    @Test
    void fromTheDayOnTheNewSourceGovernsAndBeforeItTheOldForEver() {
        books.assign(NAME, CITY, "police.residents").orElseThrow();
        books.move(NAME, CITY, "civil.persons", MOVE_DAY).orElseThrow();

        assertThat(governing(LegalDate.midnight(MOVE_DAY).minusNanos(1))).isEqualTo("police.residents");
        assertThat(governing(LegalDate.midnight(MOVE_DAY))).isEqualTo("civil.persons");
        assertThat(books.list.current().heldBy("civil.persons")).containsExactly(NAME);
        assertThat(books.list.current().sources(NAME)).containsExactlyInAnyOrder("police.residents", "civil.persons");
    }

    @Test
    void theListAsItWasKnownBeforeTheAnnouncementKnowsNothingOfIt() {
        Responsibility first =
                books.assign(NAME, CITY, "police.residents").orElseThrow().getFirst();
        books.move(NAME, CITY, "civil.persons", MOVE_DAY).orElseThrow();

        ResponsibilityList.Snapshot before = books.list.knownAt(first.knownFrom());
        assertThat(before.governing(NAME, CITY, LegalDate.midnight(MOVE_DAY)))
                .hasValueSatisfying(line -> assertThat(line.dataset()).isEqualTo("police.residents"));
        assertThat(before.lines(NAME)).hasSize(1);
    }

    @Test
    void aDistrictIsTakenOverFromACitysSourceLikeAMove() {
        Set<String> delivered = new HashSet<>();
        ListOnDatabase strict = new ListOnDatabase(
                TestDatabase.fresh(),
                Clock.fixed(LegalDate.midnight(TODAY), ZoneOffset.UTC),
                (dataset, element, division) -> delivered.contains(dataset));
        strict.assign(NAME, CITY, "police.residents").orElseThrow();
        // nothing was answered yet
        strict.assign(NAME, "350102", "civil.persons").orElseThrow();

        delivered.add("police.residents");
        assertThat(strict.assign(NAME, "350103", "civil.persons"))
                .isEqualTo(ResponsibilityOutcome.refused(ResponsibilityRefusal.RETROACTIVE));
        assertThat(strict.changes.assign(STEWARD, takeover(null)))
                .isEqualTo(ResponsibilityOutcome.refused(ResponsibilityRefusal.NO_BASELINE));
        strict.changes.assign(STEWARD, takeover("区划调整")).orElseThrow();
        assertThat(strict.assign(NAME, "350104", "police.residents"))
                .isInstanceOf(ResponsibilityOutcome.Recorded.class);
    }

    private static Assignment takeover(@Nullable String overrideReason) {
        return new Assignment(NAME, "350103", "civil.persons", TODAY, null, "三定方案", overrideReason);
    }

    @Test
    void aMoveWithoutADeliveredBaselineIsRefusedUnlessAStewardSaysWhyNot() {
        ListOnDatabase strict = new ListOnDatabase(
                TestDatabase.fresh(),
                Clock.fixed(LegalDate.midnight(TODAY), ZoneOffset.UTC),
                (dataset, element, division) -> false);
        strict.assign(NAME, CITY, "police.residents").orElseThrow();

        assertThat(strict.move(NAME, CITY, "civil.persons", MOVE_DAY))
                .isEqualTo(ResponsibilityOutcome.refused(ResponsibilityRefusal.NO_BASELINE));
        Move overridden =
                new Move(NAME, CITY, "civil.persons", MOVE_DAY, "机构改革方案", "first delivery is due in December");
        assertThat(strict.changes.move(STEWARD, overridden)).isInstanceOf(ResponsibilityOutcome.Recorded.class);
    }

    @Test
    void aMoveBeforeTodayIsRefused() {
        books.assign(NAME, CITY, "police.residents").orElseThrow();
        assertThat(books.move(NAME, CITY, "civil.persons", TODAY.minusDays(1)))
                .isEqualTo(ResponsibilityOutcome.refused(ResponsibilityRefusal.RETROACTIVE));
        assertThat(books.move(NAME, CITY, "civil.persons", TODAY)).isInstanceOf(ResponsibilityOutcome.Recorded.class);
    }

    @Test
    void anAnnouncedMoveIsTakenBackByMovingToTheFormerSourceAtTheSameDay() {
        books.assign(NAME, CITY, "police.residents").orElseThrow();
        books.move(NAME, CITY, "civil.persons", MOVE_DAY).orElseThrow();
        books.move(NAME, CITY, "police.residents", MOVE_DAY).orElseThrow();
        assertThat(governing(LegalDate.midnight(MOVE_DAY))).isEqualTo("police.residents");
    }

    @Test
    void anEndedLineGovernsUntilItsDay() {
        Responsibility line =
                books.assign(NAME, CITY, "police.residents").orElseThrow().getFirst();
        books.changes.end(STEWARD, line.id(), MOVE_DAY, "撤销").orElseThrow();
        assertThat(books.list.current().governing(NAME, CITY, LegalDate.midnight(MOVE_DAY)))
                .isEmpty();
        assertThat(governing(LegalDate.midnight(LONG_AGO))).isEqualTo("police.residents");
    }

    @Test
    void theMostSpecificDivisionGovernsAndWithoutAHomeOnlyTheNationalLine() {
        books.assign(NAME, "000000", "civil.persons").orElseThrow();
        books.changes
                .assign(STEWARD, new Assignment(NAME, CITY, "police.residents", TODAY, null, "三定方案"))
                .orElseThrow();
        Instant now = LegalDate.midnight(TODAY);
        ResponsibilityList.Snapshot current = books.list.current();
        assertThat(List.of("350102", "350100", "350000", "110105"))
                .extracting(division ->
                        current.governing(NAME, division, now).orElseThrow().dataset())
                .containsExactly("police.residents", "police.residents", "civil.persons", "civil.persons");
        assertThat(current.governing(NAME, null, now).orElseThrow().dataset()).isEqualTo("civil.persons");
    }

    private String governing(Instant validAt) {
        return books.list.current().governing(NAME, CITY, validAt).orElseThrow().dataset();
    }

    @Test
    void anotherProcessLearnsOfAChangeByItself() {
        try (PostgresResponsibilityList other = new PostgresResponsibilityList(database.application()).following()) {
            books.assign(NAME, CITY, "police.residents").orElseThrow();
            await().until(() -> !other.current().lines(NAME).isEmpty());
            books.move(NAME, CITY, "civil.persons", MOVE_DAY).orElseThrow();
            await().until(() -> other.current().lines(NAME).size() == 2);
            Instant lastChange = other.current().lines(NAME).getLast().knownFrom();
            assertThat(other.knownAt(lastChange).lines(NAME)).hasSize(2);
            assertThat(other.knownAt(lastChange.minusNanos(1000)).lines(NAME)).hasSize(1);
        }
    }
}
