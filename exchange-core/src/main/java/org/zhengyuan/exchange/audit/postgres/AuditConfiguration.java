package org.zhengyuan.exchange.audit.postgres;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.audit.FindingFacts;
import org.zhengyuan.exchange.audit.ProvingFacts;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.Subjects;

/** Puts the audit module together. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    FindingFacts findingFacts(
            Snapshots snapshots,
            Catalog catalog,
            Clock clock,
            Subjects subjects,
            RecordHistories histories,
            JdbcClient jdbc,
            FactNotes notes) {
        return new FindingFacts(snapshots, catalog, clock, subjects, histories, new PostgresFactBooks(jdbc), notes);
    }

    @Bean
    ProvingFacts provingFacts(MakingReceipts receipts, LogKeys keys) {
        return new ProvingFacts(receipts, keys);
    }
}
