package org.zhengyuan.exchange.responsibility;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the responsibility list (责任清单): in this division, from–to, this dataset is the authoritative source of this element.
 *
 * @param division division code; {@code 000000} = the nation
 * @param validFrom first instant, midnight Asia/Shanghai
 * @param validTo first instant no longer covered; null = open
 * @param knownFrom when the line was recorded
 * @param knownTo when a later line replaced it; null = still the list's word
 */
public record Responsibility(
        UUID id,
        String element,
        String division,
        String dataset,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant knownFrom,
        @Nullable Instant knownTo) {
    /** True where the line holds at this instant of valid time. */
    public boolean holdsAt(Instant validAt) {
        return !validFrom.isAfter(validAt) && (validTo == null || validAt.isBefore(validTo));
    }
}
