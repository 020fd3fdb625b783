package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A steward's act on who is who: two subjects are one (merge), or a merge was wrong (split). Proposed by one steward of the exchange, carried
 * out by another's approval.
 *
 * @param number running number; lists go from the highest to the lowest
 * @param kept random internal id of the subject that stays
 * @param absorbed the subject whose identifiers and records go to the kept one, or come back from it
 * @param undoes the merge that a split takes back; null for a merge
 * @param decision who approved or rejected it; null while it is proposed
 */
public record SubjectChange(
        UUID id,
        long number,
        Kind kind,
        UUID kept,
        UUID absorbed,
        @Nullable UUID undoes,
        String reason,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable Decision decision) {
    /** What is done. */
    public enum Kind {
        MERGE,
        SPLIT
    }

    /** Where it stands. */
    public enum State {
        PROPOSED,
        DONE,
        REJECTED
    }

    /**
     * After a split: a record whose present version was delivered while the two were one. It stands where it was first delivered; that the
     * other one was meant by a later delivery cannot be told. The department delivers what it has of both again.
     *
     * @param dataset code
     * @param subject the kept or the absorbed one, whose record it is now
     */
    public record Uncertain(String dataset, UUID subject, long version) {}

    /** @param reason of a rejection; null for an approval */
    public record Decision(String by, Instant at, @Nullable String reason) {}
}
