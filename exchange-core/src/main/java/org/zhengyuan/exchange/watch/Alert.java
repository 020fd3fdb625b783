package org.zhengyuan.exchange.watch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something unusual in the trail, with the facts it rests on, and what became of it.
 *
 * @param number running number; lists go from the highest to the lowest
 * @param facts how many lines of the trail; {@code receipts} names the newest
 * @param decision null while it is open
 */
public record Alert(
        UUID id,
        long number,
        String rule,
        Severity severity,
        Finding.About about,
        Instant from,
        Instant to,
        long facts,
        List<UUID> receipts,
        long measured,
        long allowed,
        Instant openedAt,
        Instant updatedAt,
        State state,
        @Nullable Decision decision) {
    public Alert {
        receipts = List.copyOf(receipts);
    }

    /** Where it stands. An alert that is acknowledged is being looked into. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        CLOSED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who said what about it last. */
    public record Decision(String by, Instant at, String note) {}
}
