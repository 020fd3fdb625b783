package org.zhengyuan.exchange.evidence.witness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one witness.
 *
 * @param size of the newest checkpoint it cosigned; 0 where there is none
 * @param cosignedAt when it did, by the witness's clock
 * @param detail of a refusal: a status, a size; empty where there is nothing to say
 */
public record WitnessStanding(
        WitnessAddress witness, State state, long size, @Nullable Instant cosignedAt, String detail) {
    /** What came of asking it last. */
    public enum State {
        /** It was not asked yet. */
        NOT_ASKED,
        COSIGNED,
        /** No answer, or that it cannot answer now. */
        UNREACHABLE,
        /** It does not cosign for this log: it does not know it, or its key. */
        REFUSED,
        /** It has cosigned a larger tree than the database holds: the database may have been set back. */
        AHEAD,
        /** It has cosigned a tree of which ours is no continuation. */
        FORKED,
        /** What it sent is no cosignature by its key. */
        WRONG_SIGNATURE;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    WitnessStanding failed(State why, String what) {
        return new WitnessStanding(witness, why, size, cosignedAt, what);
    }
}
