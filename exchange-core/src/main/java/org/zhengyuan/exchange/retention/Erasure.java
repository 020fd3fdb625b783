package org.zhengyuan.exchange.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That all the exchange keeps of a subject is to go, or has gone: proposed by one steward of the exchange, decided by another.
 *
 * @param number running number; lists go from the highest to the lowest
 * @param subject random internal id
 * @param legalBasis the norm or the ruling that asks for it
 * @param alsoSplit the subjects that it was merged with and split from go too
 * @param decidedBy null while it is proposed
 * @param decisionReason of a rejection
 */
public record Erasure(
        UUID id,
        long number,
        UUID subject,
        String reason,
        String legalBasis,
        boolean alsoSplit,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    /** Where it stands. */
    public enum State {
        PROPOSED,
        DONE,
        REJECTED
    }
}
