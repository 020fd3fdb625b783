package org.zhengyuan.exchange.idempotency.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.zhengyuan.exchange.idempotency.WriteOnce;

/** Every hour: answers that were kept long enough are forgotten. */
final class Forgetting implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final WriteOnce writes;
    private final Duration kept;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;

    Forgetting(WriteOnce writes, Duration kept, Clock clock) {
        this.writes = writes;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kept-answers").factory());
        timer.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
    }

    private void forget() {
        try {
            writes.forgetBefore(clock.instant().minus(kept));
        } catch (RuntimeException e) {
            LOG.warn("kept answers could not be forgotten; it is tried again in an hour", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
