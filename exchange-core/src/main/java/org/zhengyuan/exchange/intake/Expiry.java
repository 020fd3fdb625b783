package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Removes what a finished submission leaves of people's data: the file as it was delivered, and its refused rows. */
public final class Expiry {
    private static final int BATCH = 100;

    private final ExpiredSubmissions submissions;
    private final Spool spool;
    private final Clock clock;
    private final Duration originals;
    private final Duration refusals;

    /**
     * @param originals how long a file stays after its submission was finished
     * @param refusals how long its refused rows do
     */
    public Expiry(ExpiredSubmissions submissions, Spool spool, Clock clock, Duration originals, Duration refusals) {
        this.submissions = submissions;
        this.spool = spool;
        this.clock = clock;
        this.originals = originals;
        this.refusals = refusals;
    }

    /**
     * Removes what has expired. Broken off, it goes on at the next call.
     *
     * @return how many files were removed
     */
    public int tidy() throws IOException {
        Instant now = clock.instant();
        int removed = 0;
        List<UUID> expired = submissions.withOriginal(now.minus(originals), BATCH);
        while (!expired.isEmpty()) {
            for (UUID submission : expired) {
                spool.discard(submission);
                submissions.originalRemoved(submission, now);
                removed++;
            }
            expired = submissions.withOriginal(now.minus(originals), BATCH);
        }
        for (UUID submission : submissions.withRefusals(now.minus(refusals))) {
            submissions.removeRefusals(submission, now);
        }
        return removed;
    }
}
