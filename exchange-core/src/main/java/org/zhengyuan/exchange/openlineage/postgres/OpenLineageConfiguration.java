package org.zhengyuan.exchange.openlineage.postgres;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.openlineage.TellingLineage;
import org.zhengyuan.exchange.outbox.BearerKey;
import org.zhengyuan.exchange.outbox.Endpoint;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/** Puts the module together where an endpoint is configured; where not, there is nothing of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("zhengyuan.openlineage.endpoint")
@EnableConfigurationProperties(OpenLineageSettings.class)
class OpenLineageConfiguration {
    @Bean
    Endpoint openLineageEndpoint(OpenLineageSettings settings) {
        return new Endpoint(
                TellingLineage.CHANNEL,
                requireNonNull(settings.endpoint()),
                settings.timeout(),
                new BearerKey(settings.apiKeyFile()));
    }

    @Bean
    TellingLineage tellingLineage(
            Outbox outbox, Catalog catalog, ResponsibilityList responsibilities, OpenLineageSettings settings) {
        return new TellingLineage(outbox, catalog, responsibilities, settings.namespace(), settings.producer());
    }

    @Bean
    SharedDays sharedDays(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SharingAgreements agreements,
            TellingLineage telling,
            Clock clock) {
        return new SharedDays(jdbc, transactions, agreements, telling, clock);
    }

    @Bean
    SharedDaysSchedule sharedDaysSchedule(SharedDays days) {
        return new SharedDaysSchedule(days);
    }
}
