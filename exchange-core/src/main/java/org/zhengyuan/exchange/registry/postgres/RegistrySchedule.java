package org.zhengyuan.exchange.registry.postgres;

import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.registry.DueVersions;

/** Looks for versions that have fallen due every second, and once before the server answers anybody. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RegistrySchedule implements SmartLifecycle {
    private final DueVersions dueVersions;
    private final Clock clock;
    private volatile boolean running;

    RegistrySchedule(DueVersions dueVersions, Clock clock) {
        this.dueVersions = dueVersions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void promote() {
        dueVersions.promote(clock.instant());
    }

    @Override
    public void start() {
        promote();
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
