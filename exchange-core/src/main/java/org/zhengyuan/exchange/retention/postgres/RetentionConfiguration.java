package org.zhengyuan.exchange.retention.postgres;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;
import org.zhengyuan.exchange.intake.Spool;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.retention.ErasingSubjects;
import org.zhengyuan.exchange.retention.Erasures;

/** Puts the retention module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {
    @Bean
    Erasures erasures(
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            FactNotes facts,
            ExpiredSubmissions submissions,
            Spool spool) {
        return new PostgresErasures(template, transactions, facts, submissions, spool);
    }

    @Bean
    RetentionSchedule retentionSchedule(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FactNotes facts,
            RetentionSettings settings,
            LogStanding log,
            Clock clock) {
        return new RetentionSchedule(new Expiring(jdbc, transactions, facts, settings, clock), log);
    }

    @Bean
    ErasingSubjects erasingSubjects(Erasures erasures, Subjects subjects, Clock clock) {
        return new ErasingSubjects(erasures, subjects, clock);
    }
}
