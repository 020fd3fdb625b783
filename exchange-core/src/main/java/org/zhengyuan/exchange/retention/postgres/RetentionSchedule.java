package org.zhengyuan.exchange.retention.postgres;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.evidence.LogStanding;

/** Every hour removes what has been kept long enough. Each removal is a fact: while the log stands still, everything stays. */
class RetentionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Expiring expiring;
    private final LogStanding log;

    RetentionSchedule(Expiring expiring, LogStanding log) {
        this.expiring = expiring;
        this.log = log;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        if (log.stopped().isPresent()) {
            return;
        }
        try {
            expiring.tidy();
        } catch (RuntimeException e) {
            LOG.warn("what has been kept long enough could not be removed; tried again in an hour", e);
        }
    }
}
