package org.zhengyuan.exchange.retention.postgres;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code zhengyuan.retention}.
 *
 * @param alerts how long an alert stays after it was closed, with its facts; the database keeps half a year whatever stands here
 * @param setAside how long a message stays that its endpoint would not take
 */
@ConfigurationProperties("zhengyuan.retention")
record RetentionSettings(@DefaultValue("3y") Period alerts, @DefaultValue("90d") Duration setAside) {
    RetentionSettings {
        if (alerts.toTotalMonths() < 6) {
            throw new IllegalArgumentException("zhengyuan.retention.alerts: six months at least");
        }
        if (setAside.isNegative()) {
            throw new IllegalArgumentException("zhengyuan.retention.set-aside: a time is not negative");
        }
    }
}
