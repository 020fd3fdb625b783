package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an agreement's life, as its history shows it.
 *
 * @param department USCC of the actor's department; null for the exchange
 */
public record AgreementChange(
        Kind kind, int version, String actor, @Nullable String department, String reason, Instant at) {
    /** What happened. */
    public enum Kind {
        MADE,
        SUSPENDED,
        RESUMED,
        ENDED,
        SUPERSEDED
    }
}
