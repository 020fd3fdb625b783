package org.zhengyuan.exchange.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Refusals of one client in a row, since its last answer.
 *
 * @param receipts the newest of them, the newest first
 */
public record Streak(
        String client, @Nullable String department, Instant began, Instant last, long length, List<UUID> receipts) {
    public Streak {
        receipts = List.copyOf(receipts);
    }

    public static Streak begun(String client, @Nullable String department, Instant at, UUID receipt) {
        return new Streak(client, department, at, at, 1, List.of(receipt));
    }

    /** The same row with one more, or a new one where the client has paused longer. */
    public Streak with(Instant at, UUID receipt, Duration pause) {
        if (Duration.between(last, at).compareTo(pause) > 0) {
            return begun(client, department, at, receipt);
        }
        List<UUID> newest = new ArrayList<>(receipts.size() + 1);
        newest.add(receipt);
        newest.addAll(receipts.subList(0, Math.min(receipts.size(), Finding.MOST_RECEIPTS - 1)));
        return new Streak(client, department, began, last.isAfter(at) ? last : at, length + 1, newest);
    }
}
