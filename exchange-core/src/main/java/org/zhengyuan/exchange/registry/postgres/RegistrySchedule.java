package org.zhengyuan.exchange.registry.postgres;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.registry.DueVersions;

/** Looks for versions that have fallen due every second, and once before the server answers anybody. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RegistrySchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrySchedule.class);

    private final DueVersions dueVersions;
    private final Clock clock;
    private boolean failing;
    private volatile boolean running;

    RegistrySchedule(DueVersions dueVersions, Clock clock) {
        this.dueVersions = dueVersions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void promote() {
        try {
            dueVersions.promote(clock.instant());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("versions that fall due wait: {}", e.toString());
            }
            failing = true;
        }
    }

    @Override
    public void start() {
        dueVersions.promote(clock.instant());
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

    /** Before the web server's, which is close to the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
