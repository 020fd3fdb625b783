package org.zhengyuan.exchange.outbox.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.zhengyuan.exchange.outbox.Endpoint;

/** Works the channels off while the server runs, each in a thread of its own: one dead endpoint does not keep another waiting. */
final class OutboxSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSchedule.class);

    private final Dispatching dispatching;
    private final List<Endpoint> endpoints;
    private final Duration interval;
    private final ScheduledExecutorService workers;
    private volatile boolean running;

    OutboxSchedule(Dispatching dispatching, List<Endpoint> endpoints, Duration interval) {
        this.dispatching = dispatching;
        this.endpoints = List.copyOf(endpoints);
        this.interval = interval;
        this.workers = Executors.newScheduledThreadPool(
                endpoints.size(),
                Thread.ofPlatform().daemon().name("outbox-", 1).factory());
    }

    @Override
    public void start() {
        running = true;
        for (Endpoint endpoint : endpoints) {
            workers.scheduleWithFixedDelay(
                    () -> work(endpoint), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void work(Endpoint endpoint) {
        try {
            while (running && dispatching.round(endpoint) > 0) {
                continue;
            }
        } catch (RuntimeException e) {
            LOG.warn("the outbox {} waits: {}", endpoint.channel(), e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                workers.shutdownNow();
                workers.awaitTermination(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
