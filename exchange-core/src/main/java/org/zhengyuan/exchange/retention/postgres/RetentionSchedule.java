package org.zhengyuan.exchange.retention.postgres;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Every hour removes what has been kept long enough. */
class RetentionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Expiring expiring;

    RetentionSchedule(Expiring expiring) {
        this.expiring = expiring;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        try {
            expiring.tidy();
        } catch (RuntimeException e) {
            LOG.warn("what has been kept long enough could not be removed; tried again in an hour", e);
        }
    }
}
