package org.zhengyuan.exchange.delivery.postgres;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.AnsweredPulls;
import org.zhengyuan.exchange.delivery.Answering;
import org.zhengyuan.exchange.delivery.ClaimAttempts;
import org.zhengyuan.exchange.delivery.ClaimGuard;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.PullBatcher;
import org.zhengyuan.exchange.delivery.QuotaLeases;
import org.zhengyuan.exchange.delivery.ReadingTrail;
import org.zhengyuan.exchange.delivery.RecordedOnly;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.evidence.AnswerSigning;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.Leaves;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/** Puts the delivery module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliverySettings.class, TrailRetention.class})
class DeliveryConfiguration {
    @Bean
    Trail trail(JdbcTemplate template, Leaves leaves) {
        return new PostgresTrail(template, leaves);
    }

    @Bean
    TrailFacts trailFacts(JdbcClient jdbc) {
        return new TrailFacts(jdbc);
    }

    @Bean
    TrailPartitions trailPartitions(JdbcClient jdbc, Clock clock) {
        return new TrailPartitions(jdbc, clock);
    }

    @Bean
    AnsweredPulls answeredPulls(JdbcClient jdbc) {
        return new PostgresAnsweredPulls(jdbc);
    }

    @Bean
    ClaimAttempts claimAttempts(JdbcClient jdbc, PlatformTransactionManager manager) {
        return new PostgresClaimAttempts(jdbc, manager);
    }

    @Bean
    Housekeeping deliveryHousekeeping(
            TrailPartitions partitions,
            TrailRetention retention,
            AnsweredPulls answeredPulls,
            ClaimAttempts attempts,
            Clock clock) {
        return new Housekeeping(partitions, retention, answeredPulls, attempts, clock);
    }

    @Bean
    Answering answering(
            Catalog catalog,
            SharingAgreements agreements,
            Subjects subjects,
            TruthResolver resolver,
            OpenDiscrepancies discrepancies,
            AnsweredPulls answeredPulls,
            ClaimAttempts attempts,
            Trail trail,
            AnswerSigning signing,
            JdbcTemplate template,
            JdbcClient jdbc,
            PlatformTransactionManager manager,
            DeliverySettings settings,
            Clock clock) {
        return new Answering(
                new PostgresSnapshots(template, manager),
                new Answering.Sources(
                        catalog, agreements, new PostgresStandings(jdbc), subjects, resolver, discrepancies),
                new Answering.Books(
                        answeredPulls,
                        new QuotaLeases(new PostgresQuotaDraws(jdbc, manager), settings.quotaLease()),
                        new ClaimGuard(attempts, settings.claimFailures()),
                        trail),
                signing,
                clock,
                new SecureRandom());
    }

    @Bean(destroyMethod = "close")
    PullBatcher pullBatcher(Answering answering, LogStanding standing, DeliverySettings settings) {
        return new PullBatcher(new RecordedOnly(answering, standing), settings.groups());
    }

    @Bean
    Delivering delivering(PullBatcher batcher) {
        return new Delivering(batcher);
    }

    @Bean
    ReadingTrail readingTrail(Trail trail, AgreementLife agreements, AuditQueries queries) {
        return new ReadingTrail(trail, agreements, queries);
    }
}
