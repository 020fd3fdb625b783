package org.zhengyuan.exchange.watch.postgres;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the trail while the server runs. */
class WatchSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSchedule.class);

    private final Watching watching;
    private final PostgresWatchRules rules;
    private boolean failing;
    private volatile boolean running;

    WatchSchedule(Watching watching, PostgresWatchRules rules) {
        this.watching = watching;
        this.rules = rules;
    }

    @Scheduled(fixedDelayString = "${zhengyuan.watch.interval:5s}")
    void look() {
        try {
            while (running && watching.round()) {
                continue;
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("watchfulness waits: {}", e.toString());
            }
            failing = true;
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        if (running) {
            watching.forget();
        }
    }

    @Override
    public void start() {
        rules.begin();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
