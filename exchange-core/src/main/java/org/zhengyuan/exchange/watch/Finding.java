package org.zhengyuan.exchange.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has found: enough for an alert. Found again, with more facts, it is the same alert.
 *
 * @param dedup names rule, object and window
 * @param facts how many lines of the trail it rests on
 * @param receipts the newest of them, 1 to {@value #MOST_RECEIPTS}
 * @param measured what was measured
 * @param allowed the most that raises no alert
 */
public record Finding(
        WatchRule rule,
        String dedup,
        About about,
        Instant from,
        Instant to,
        long facts,
        List<UUID> receipts,
        long measured,
        long allowed) {
    public static final int MOST_RECEIPTS = 20;

    public Finding {
        receipts = List.copyOf(receipts);
        if (receipts.isEmpty() || receipts.size() > MOST_RECEIPTS) {
            throw new IllegalArgumentException("a finding names 1 to 20 facts");
        }
    }

    /** Whom it is about; what does not apply is null. A case number is a department's own, an operator as the client asserted it. */
    public record About(
            @Nullable String client,
            @Nullable String operator,
            @Nullable String caseNumber,
            @Nullable String department) {}
}
