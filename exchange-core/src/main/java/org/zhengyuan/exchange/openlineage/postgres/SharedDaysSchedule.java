package org.zhengyuan.exchange.openlineage.postgres;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks now and then whether a day is over. */
class SharedDaysSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(SharedDaysSchedule.class);

    private final SharedDays days;

    SharedDaysSchedule(SharedDays days) {
        this.days = days;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            days.tellFinished();
        } catch (RuntimeException e) {
            LOG.warn("yesterday's sharing is told later: {}", e.toString());
        }
    }
}
