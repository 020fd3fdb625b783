package org.zhengyuan.exchange.idempotency.postgres;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.idempotency.WriteOnce;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyConfiguration {
    @Bean
    WriteOnce writeOnce(
            JdbcClient jdbc, PlatformTransactionManager manager, IdempotencySettings settings, Clock clock) {
        return new PostgresWriteOnce(new KeyRows(jdbc), manager, clock, settings.patience(), settings.atOnce());
    }

    @Bean
    Forgetting forgettingKeptAnswers(WriteOnce writes, IdempotencySettings settings, Clock clock) {
        return new Forgetting(writes, settings.kept(), clock);
    }
}
