package org.zhengyuan.exchange.sharing;

import java.time.Instant;

/** How an agreement, or one version of it, stands at an instant. */
public enum Standing {
    ACTIVE,
    NOT_BEGUN,
    EXPIRED,
    SUSPENDED,
    ENDED,
    /** Of a version: a later one counts. */
    SUPERSEDED;

    static Standing ofActive(Terms terms, Instant now) {
        if (now.isBefore(terms.validFrom())) {
            return NOT_BEGUN;
        }
        return now.isBefore(terms.validTo()) ? ACTIVE : EXPIRED;
    }
}
