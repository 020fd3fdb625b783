package org.zhengyuan.exchange.retention.postgres;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.DeliveredCopies;
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
            OriginalsOfSubjects originals) {
        return new PostgresErasures(template, transactions, facts, originals);
    }

    @Bean
    OriginalsOfSubjects originalsOfSubjects(
            JdbcClient jdbc, ExpiredSubmissions submissions, Spool spool, DeliveredCopies copies) {
        return new OriginalsOfSubjects(jdbc, submissions, spool, copies);
    }

    @Bean
    RetentionSchedule retentionSchedule(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FactNotes facts,
            OriginalsOfSubjects originals,
            RetentionSettings settings,
            LogStanding log,
            Clock clock) {
        return new RetentionSchedule(new Expiring(jdbc, transactions, facts, originals, settings, clock), log);
    }

    @Bean
    ErasingSubjects erasingSubjects(Erasures erasures, Subjects subjects, AuditQueries queries, Clock clock) {
        return new ErasingSubjects(erasures, subjects, queries, clock);
    }
}
