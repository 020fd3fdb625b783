package org.zhengyuan.exchange.idempotency.postgres;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of writes under an {@code Idempotency-Key}.
 *
 * @param kept how long an answer is kept at least, one to seven days
 * @param patience how long a repetition waits for the first request
 * @param atOnce writes under keys that run at the same time in this process
 */
@ConfigurationProperties("zhengyuan.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") Duration kept, @DefaultValue("5s") Duration patience, @DefaultValue("6") int atOnce) {
    IdempotencySettings {
        if (kept.compareTo(Duration.ofDays(1)) < 0 || kept.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("zhengyuan.idempotency.kept must lie between 24h and 7d");
        }
    }
}
