package org.zhengyuan.exchange.holder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer about a holder: who got it, when and for what. Without the values and without the case, which may be somebody else's.
 *
 * @param kind {@code pull} or {@code claim-check}
 * @param department USCC; null for the exchange itself
 * @param serviceItem code of the service item
 * @param purpose of the agreement, in the department's words
 * @param legalBasis of the agreement
 * @param elements codes of what was asked for
 */
public record DataUse(
        UUID receipt,
        Instant at,
        String kind,
        @Nullable String department,
        String serviceItem,
        String purpose,
        String legalBasis,
        List<String> elements) {
    public DataUse {
        elements = List.copyOf(elements);
    }
}
