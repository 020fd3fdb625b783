package org.zhengyuan.exchange.outbox.postgres;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.outbox.ApprovedTargets;
import org.zhengyuan.exchange.outbox.BackOff;
import org.zhengyuan.exchange.outbox.Endpoint;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.outbox.Outboxes;
import org.zhengyuan.exchange.outbox.Posting;

/** Puts the outbox together. Channels are the beans of type {@link Endpoint}; without any, nothing runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {
    @Bean
    Outbox outbox(JdbcClient jdbc, ObjectProvider<Endpoint> endpoints, Clock clock) {
        return new PostgresOutbox(
                jdbc, endpoints.stream().map(Endpoint::channel).collect(Collectors.toSet()), clock);
    }

    @Bean
    Outboxes outboxes(JdbcClient jdbc, ObjectProvider<Endpoint> endpoints, Clock clock) {
        return new PostgresOutboxes(
                jdbc, endpoints.stream().collect(Collectors.toMap(Endpoint::channel, Endpoint::shown)), clock);
    }

    @Bean
    OutboxSchedule outboxSchedule(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<Endpoint> endpoints,
            OutboxSettings settings,
            Clock clock) {
        ApprovedTargets approved = new ApprovedTargets(settings.approved());
        List<Endpoint> open = endpoints.stream().toList();
        for (Endpoint endpoint : open) {
            if (!approved.contains(endpoint.target())) {
                throw new IllegalArgumentException("zhengyuan.outbound.approved does not have the endpoint of "
                        + endpoint.channel() + ": " + endpoint.shown());
            }
        }
        BackOff backOff = new BackOff(settings.firstPause(), settings.longestPause());
        return new OutboxSchedule(
                new Dispatching(jdbc, transactions, new Posting(approved, clock), backOff, clock),
                open,
                settings.interval());
    }
}
