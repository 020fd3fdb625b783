package org.zhengyuan.server.security.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts tries by key: so many a minute, evenly refilled. Remembers a bounded number of keys, those tried last. */
final class Tries {
    private static final int MOST = 100_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LoadingCache<String, Bucket> buckets;

    Tries(int perMinute, Clock clock) {
        TimeMeter time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Counts a try; zero where it is allowed, otherwise the seconds until the next one is. */
    long count(String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
