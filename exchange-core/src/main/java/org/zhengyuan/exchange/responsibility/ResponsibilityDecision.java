package org.zhengyuan.exchange.responsibility;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why lines of the list were opened and closed. */
public record ResponsibilityDecision(
        UUID id, Kind kind, String decidedBy, String basis, @Nullable String overrideReason) {
    public enum Kind {
        ASSIGNED,
        MOVED,
        ENDED
    }

    static ResponsibilityDecision of(Kind kind, String decidedBy, String basis, @Nullable String overrideReason) {
        return new ResponsibilityDecision(UUID.randomUUID(), kind, decidedBy, basis.strip(), overrideReason);
    }
}
