package org.zhengyuan.exchange.registry.postgres;

import java.time.Clock;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.registry.DueVersions;

/** Looks every second for versions that have fallen due. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RegistrySchedule {
    private final DueVersions dueVersions;
    private final Clock clock;

    RegistrySchedule(DueVersions dueVersions, Clock clock) {
        this.dueVersions = dueVersions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void promote() {
        dueVersions.promote(clock.instant());
    }
}
