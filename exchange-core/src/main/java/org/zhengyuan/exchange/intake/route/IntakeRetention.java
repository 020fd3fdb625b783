package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;
import org.zhengyuan.exchange.intake.Expiry;
import org.zhengyuan.exchange.intake.Spool;

/** Every hour removes what has been kept long enough. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(IntakeRetention.Properties.class)
class IntakeRetention {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeRetention.class);

    /** {@code zhengyuan.intake.retention.*}: how long files and refused rows stay after their submission was finished. */
    @ConfigurationProperties("zhengyuan.intake.retention")
    record Properties(@DefaultValue("30d") Duration originals, @DefaultValue("180d") Duration refusals) {
        Properties {
            if (originals.isNegative() || refusals.isNegative()) {
                throw new IllegalArgumentException("zhengyuan.intake.retention: a time is not negative");
            }
        }
    }

    private final Expiry expiry;

    IntakeRetention(ExpiredSubmissions submissions, Spool spool, Clock clock, Properties properties) {
        this.expiry = new Expiry(submissions, spool, clock, properties.originals(), properties.refusals());
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        try {
            int removed = expiry.tidy();
            if (removed > 0) {
                LOG.info("{} files of finished submissions were removed, their time is over", removed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("expired files could not be removed; tried again in an hour", e);
        }
    }
}
