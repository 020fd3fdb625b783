package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.registry.Placement.Where;
import org.zhengyuan.exchange.registry.PlacementRule.Waiting;

class PlacementRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void theFirstRowOfARecordCreatesIt() {
        assertThat(place(null, row("a", 5L, null))).isEqualTo(new Placement(RowOutcome.CREATED, Where.HEAD, NOW));
    }

    @Test
    void theSameValuesAgainChangeNothing() {
        assertThat(place(head("a", 5L), row("a", 5L, null)).outcome()).isEqualTo(RowOutcome.UNCHANGED);
    }

    @Test
    void aLaterOrderingBecomesTheHead() {
        assertThat(place(head("a", 5L), row("b", 6L, null)))
                .isEqualTo(new Placement(RowOutcome.CHANGED, Where.HEAD, NOW));
    }

    @Test
    void anEarlierOrderingJoinsTheHistoryAndNeverTheHead() {
        assertThat(place(head("a", 5L), row("b", 4L, null)).outcome()).isEqualTo(RowOutcome.HISTORY);
        assertThat(place(head("a", 5L), row("b", 4L, NOW)).where()).isEqualTo(Where.BEHIND);
    }

    @Test
    void aRowValidBeforeTheHeadJoinsTheHistory() {
        Instant earlier = NOW.minus(Duration.ofDays(400));
        assertThat(place(head("a", null), row("b", null, earlier)))
                .isEqualTo(new Placement(RowOutcome.HISTORY, Where.BEHIND, earlier));
    }

    @Test
    void aRowThatHoldsInTheFutureWaits() {
        Instant later = NOW.plus(Duration.ofDays(3));
        assertThat(place(head("a", 5L), row("b", 6L, later)))
                .isEqualTo(new Placement(RowOutcome.CHANGED, Where.AHEAD, later));
        assertThat(place(null, row("b", 6L, later)).outcome()).isEqualTo(RowOutcome.CREATED);
    }

    @Test
    void aWaitingRowDeliveredAgainChangesNothing() {
        IncomingRow row = row("b", 6L, NOW.plus(Duration.ofDays(3)));
        assertThat(PlacementRule.place(
                                head("a", 5L),
                                row,
                                List.of(new Waiting(NOW.plus(Duration.ofDays(3)), digest("b"))),
                                NOW)
                        .outcome())
                .isEqualTo(RowOutcome.UNCHANGED);
    }

    @Test
    void anEndedRecordThatComesBackIsCreatedAndSpeaksFromNowOn() {
        RecordHead ended = new RecordHead(
                SUBJECT, RecordHead.State.ENDED, 2, 2, NOW.minus(Duration.ofDays(1)), null, 5L, 1, digest(""));
        assertThat(place(ended, row("a", 5L, NOW.minus(Duration.ofDays(900)))))
                .isEqualTo(new Placement(RowOutcome.CREATED, Where.HEAD, NOW));
    }

    @Test
    void aRecordThatCameBackIsCorrectedByTheNextNewerRow() {
        RecordHead ended = new RecordHead(
                SUBJECT, RecordHead.State.ENDED, 2, 2, NOW.minus(Duration.ofDays(1)), null, 5L, 1, digest(""));
        IncomingRow back = row("b", 6L, NOW.minus(Duration.ofDays(600)));
        Placement returned = place(ended, back);
        RecordHead head = new RecordHead(
                SUBJECT,
                RecordHead.State.CURRENT,
                3,
                3,
                returned.validFrom(),
                claimed(back, returned),
                6L,
                1,
                digest("b"));

        assertThat(place(head, row("c", 7L, NOW.minus(Duration.ofDays(400)))))
                .isEqualTo(new Placement(RowOutcome.CHANGED, Where.HEAD, NOW));
        assertThat(place(head, row("d", 7L, NOW.minus(Duration.ofDays(800)))).outcome())
                .isEqualTo(RowOutcome.HISTORY);
    }

    @Test
    void whatWaitsFirstIsTakenBackByDeliveringItAgain() {
        Instant later = NOW.plus(Duration.ofDays(3));
        List<Waiting> waiting = List.of(new Waiting(later, digest("b")), new Waiting(later, digest("c")));
        assertThat(PlacementRule.place(head("a", 5L), row("b", 6L, later), waiting, NOW)
                        .where())
                .isEqualTo(Where.AHEAD);
        assertThat(PlacementRule.place(head("a", 5L), row("c", 6L, later), waiting, NOW)
                        .where())
                .isEqualTo(Where.NOWHERE);
        // what stands now comes back after what waits
        assertThat(PlacementRule.place(head("a", 5L), row("a", 6L, later), waiting, NOW)
                        .where())
                .isEqualTo(Where.AHEAD);
    }

    /** The head is always the last of the versions that hold now, whatever order rows arrive in. */
    @Property
    void theHeadIsTheLastVersionThatHoldsNow(@ForAll("deliveries") List<IncomingRow> rows) {
        RecordHead head = null;
        List<Stored> stored = new ArrayList<>();
        Instant now = NOW;
        long id = 0;
        for (IncomingRow row : rows) {
            now = now.plusSeconds(1);
            Placement placement = PlacementRule.place(head, row, List.of(), now);
            if (placement.where() == Where.NOWHERE) {
                continue;
            }
            id++;
            stored.add(new Stored(placement.validFrom(), row.ordering(), id, row));
            if (placement.where() == Where.HEAD) {
                head = new RecordHead(
                        SUBJECT,
                        RecordHead.State.CURRENT,
                        (int) id,
                        id,
                        placement.validFrom(),
                        claimed(row, placement),
                        row.ordering(),
                        1,
                        row.digest());
            }
            Instant at = now;
            Optional<Stored> last = stored.stream()
                    .filter(version -> !version.validFrom().isAfter(at))
                    .max(Comparator.comparing(Stored::validFrom)
                            .thenComparing(Stored::ordering, Comparator.nullsFirst(Comparator.naturalOrder()))
                            .thenComparing(Stored::id));
            byte[] expected = head == null ? null : head.digest();
            assertThat(last.map(version -> version.row().digest()).orElse(null)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<List<IncomingRow>> deliveries() {
        Arbitrary<String> content = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<Long> ordering = Arbitraries.longs().between(1, 6);
        Arbitrary<Instant> from = Arbitraries.integers()
                .between(-5, 0)
                .map(days -> NOW.plus(Duration.ofDays(days)))
                .injectNull(0.5);
        return Combinators.combine(content, ordering, from)
                .as(PlacementRuleTest::row)
                .list()
                .ofMaxSize(12);
    }

    private static @Nullable Instant claimed(IncomingRow row, Placement placement) {
        Instant given = row.validFrom();
        return given != null && given.isBefore(placement.validFrom()) ? given : null;
    }

    private record Stored(Instant validFrom, @Nullable Long ordering, long id, IncomingRow row) {}

    private static Placement place(@Nullable RecordHead head, IncomingRow row) {
        return PlacementRule.place(head, row, List.of(), NOW);
    }

    private static RecordHead head(String content, @Nullable Long ordering) {
        return new RecordHead(
                SUBJECT,
                RecordHead.State.CURRENT,
                1,
                1,
                NOW.minus(Duration.ofDays(30)),
                null,
                ordering,
                1,
                digest(content));
    }

    private static IncomingRow row(String content, @Nullable Long ordering, @Nullable Instant validFrom) {
        return new IncomingRow(1, "id", "", new byte[0], digest(content), ordering, validFrom, "350102");
    }

    private static byte[] digest(String content) {
        return Digests.sha256().digest(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
