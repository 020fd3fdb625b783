package org.zhengyuan.exchange.delivery.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.zhengyuan.exchange.delivery.AnsweredPulls;
import org.zhengyuan.exchange.delivery.ClaimAttempts;

/** Every hour: trail partitions made ahead of time (at start too) and dropped after it, old keys and yesterday's claim attempts forgotten. */
final class Housekeeping implements SmartLifecycle {
    /** How long an Idempotency-Key is known. */
    static final Duration KEYS = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final TrailPartitions partitions;
    private final TrailRetention retention;
    private final AnsweredPulls answeredPulls;
    private final ClaimAttempts attempts;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delivery-housekeeping").factory());
    private volatile boolean running;

    Housekeeping(
            TrailPartitions partitions,
            TrailRetention retention,
            AnsweredPulls answeredPulls,
            ClaimAttempts attempts,
            Clock clock) {
        this.partitions = partitions;
        this.retention = retention;
        this.answeredPulls = answeredPulls;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public void start() {
        partitions.prepare();
        running = true;
        timer.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
    }

    private void tidy() {
        try {
            Instant now = clock.instant();
            partitions.prepare();
            answeredPulls.forgetBefore(now.minus(KEYS));
            attempts.forgetBefore(now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1));
            int dropped = partitions.dropExpired(retention);
            if (dropped > 0) {
                LOG.info("{} months of the trail were dropped, their time is over", dropped);
            }
        } catch (RuntimeException e) {
            LOG.warn("delivery housekeeping failed and will be tried again in an hour", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
