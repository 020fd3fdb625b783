package org.zhengyuan.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finished submissions of which something is still kept. What a method does has been committed when it returns. */
public interface ExpiredSubmissions {
    /** Finished before the instant, their files not removed yet. */
    List<UUID> withOriginal(Instant finishedBefore, int limit);

    void originalRemoved(UUID submission, Instant at);

    /** Finished before the instant, with refused rows that are still kept. */
    List<UUID> withRefusals(Instant finishedBefore);

    /** Removes the refused rows and notes so; how many there were stays. */
    void removeRefusals(UUID submission, Instant at);
}
