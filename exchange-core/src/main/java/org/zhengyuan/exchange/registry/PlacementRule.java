package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.Placement.Where;

/**
 * Decides where a row goes, from the record's head alone. Versions of a record are ordered by (valid from, ordering, recording); the
 * head is the last of those that hold now, and every decision here keeps it so.
 */
public final class PlacementRule {
    /** A version that waits: from when it will speak, and what it says. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a whole
    public record Waiting(Instant from, byte[] digest) {}

    private PlacementRule() {}

    /**
     * @param head present state of the row's record; null where there is none
     * @param waiting versions that wait for their instant, in the order in which they supersede each other; empty for nearly every record
     * @param now the recording instant
     */
    public static Placement place(@Nullable RecordHead head, IncomingRow row, List<Waiting> waiting, Instant now) {
        Instant given = row.validFrom();
        Instant from = given == null ? now : given;
        if (from.isAfter(now)) {
            return ahead(head, row, waiting, from);
        }
        if (head == null) {
            return new Placement(RowOutcome.CREATED, Where.HEAD, from);
        }
        return switch (head.state()) {
            case PENDING -> new Placement(RowOutcome.CHANGED, Where.HEAD, from);
            case ENDED ->
                isOlder(row, head)
                        ? behind(head, from)
                        : new Placement(
                                RowOutcome.CREATED,
                                Where.HEAD,
                                from.isAfter(head.validFrom()) ? from : latest(now, head));
            case CURRENT -> current(head, row, given, now);
        };
    }

    private static Placement current(RecordHead head, IncomingRow row, @Nullable Instant given, Instant now) {
        if (Arrays.equals(head.digest(), row.digest())) {
            return new Placement(RowOutcome.UNCHANGED, Where.NOWHERE, now);
        }
        if (isOlder(row, head) || (given != null && given.isBefore(head.ownFrom()))) {
            return behind(head, given == null ? head.validFrom() : given);
        }
        return new Placement(RowOutcome.CHANGED, Where.HEAD, latest(given == null ? now : given, head));
    }

    private static Placement ahead(@Nullable RecordHead head, IncomingRow row, List<Waiting> waiting, Instant from) {
        if (head == null) {
            return new Placement(RowOutcome.CREATED, Where.AHEAD, from);
        }
        byte[] then = head.state() == RecordHead.State.CURRENT ? head.digest() : new byte[0];
        for (Waiting version : waiting) {
            if (!version.from().isAfter(from)) {
                then = version.digest();
            }
        }
        return Arrays.equals(then, row.digest())
                ? new Placement(RowOutcome.UNCHANGED, Where.NOWHERE, from)
                : new Placement(RowOutcome.CHANGED, Where.AHEAD, from);
    }

    /** A version that must not overtake the head speaks, at the latest, from when the head does; the lower ordering keeps it behind. */
    private static Placement behind(RecordHead head, Instant from) {
        return new Placement(
                RowOutcome.HISTORY, Where.BEHIND, from.isBefore(head.validFrom()) ? from : head.validFrom());
    }

    private static boolean isOlder(IncomingRow row, RecordHead head) {
        Long mine = row.ordering();
        Long present = head.ordering();
        return mine != null && present != null && mine < present;
    }

    /** Neither a clock that stepped back nor the return of an ended record puts a newer version behind the head. */
    private static Instant latest(Instant from, RecordHead head) {
        return from.isAfter(head.validFrom()) ? from : head.validFrom();
    }
}
