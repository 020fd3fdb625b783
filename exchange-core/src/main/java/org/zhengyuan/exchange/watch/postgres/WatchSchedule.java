package org.zhengyuan.exchange.watch.postgres;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.evidence.LogStanding;

/** Looks at the trail while the server runs. Alerts are facts: while the log stands still, nothing is looked at, and all of it afterwards. */
class WatchSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSchedule.class);

    private final Watching watching;
    private final PostgresWatchRules rules;
    private final LogStanding log;
    private boolean failing;
    private volatile boolean running;

    WatchSchedule(Watching watching, PostgresWatchRules rules, LogStanding log) {
        this.watching = watching;
        this.rules = rules;
        this.log = log;
    }

    @Scheduled(fixedDelayString = "${zhengyuan.watch.interval:5s}")
    void look() {
        try {
            while (goesOn() && watching.round()) {
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
        if (goesOn()) {
            watching.forget();
        }
    }

    private boolean goesOn() {
        return running && log.stopped().isEmpty();
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
