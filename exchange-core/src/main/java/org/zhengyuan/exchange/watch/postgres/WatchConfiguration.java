package org.zhengyuan.exchange.watch.postgres;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.watch.Alerts;
import org.zhengyuan.exchange.watch.ChangingRules;
import org.zhengyuan.exchange.watch.HandlingAlerts;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    @Bean
    PostgresWatchRules watchRules(JdbcClient jdbc, Clock clock) {
        return new PostgresWatchRules(jdbc, clock);
    }

    @Bean
    Alerts alerts(JdbcClient jdbc, PlatformTransactionManager transactions, Outbox outbox) {
        return new PostgresAlerts(jdbc, transactions, outbox);
    }

    @Bean
    HandlingAlerts handlingAlerts(Alerts alerts, AuditQueries queries, Clock clock) {
        return new HandlingAlerts(alerts, queries, clock);
    }

    @Bean
    ChangingRules changingRules(PostgresWatchRules rules, Clock clock) {
        return new ChangingRules(rules, clock);
    }

    @Bean
    WatchSchedule watchSchedule(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PostgresWatchRules rules,
            Alerts alerts,
            FactNotes facts,
            LogStanding log,
            Clock clock) {
        return new WatchSchedule(new Watching(jdbc, transactions, rules, alerts, facts, clock), rules, log);
    }
}
