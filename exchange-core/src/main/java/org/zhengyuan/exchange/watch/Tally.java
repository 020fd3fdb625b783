package org.zhengyuan.exchange.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted of one object in one window of time.
 *
 * @param object what is watched, in the words of its rule
 * @param facts lines of the trail
 * @param hits those that count against the object
 * @param things how many different things they were about
 * @param receipts the newest hits
 */
public record Tally(
        String object,
        Instant window,
        @Nullable String department,
        long facts,
        long hits,
        long things,
        List<UUID> receipts) {
    public Tally {
        receipts = List.copyOf(receipts);
    }
}
