package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.Placement.Where;

/**
 * Decides where a row goes, from the record's head alone. Versions of a record are ordered by (valid from, ordering, recording); the
 * head is the last of those that hold now, and every decision here keeps it so.
 */
public final class PlacementRule {
    private PlacementRule() {}

    /**
     * @param head present state of the row's record; null where there is none
     * @param waiting digests (as hex) of versions that wait for their instant; empty for nearly every record
     * @param now the recording instant
     */
    public static Placement place(@Nullable RecordHead head, IncomingRow row, Set<String> waiting, Instant now) {
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
        if (isOlder(row, head) || (given != null && given.isBefore(head.validFrom()))) {
            return behind(head, given == null ? head.validFrom() : given);
        }
        return new Placement(RowOutcome.CHANGED, Where.HEAD, given == null ? latest(now, head) : given);
    }

    private static Placement ahead(@Nullable RecordHead head, IncomingRow row, Set<String> waiting, Instant from) {
        if (head == null) {
            return new Placement(RowOutcome.CREATED, Where.AHEAD, from);
        }
        boolean known = waiting.contains(Digests.hex(row.digest()))
                || (head.state() == RecordHead.State.CURRENT && Arrays.equals(head.digest(), row.digest()));
        return known
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

    /** A clock that stepped back must not put a newer version behind the head. */
    private static Instant latest(Instant now, RecordHead head) {
        return now.isAfter(head.validFrom()) ? now : head.validFrom();
    }
}
