package org.zhengyuan.exchange.catalog.postgres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogFiles;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.catalog.CatalogStore;
import org.zhengyuan.exchange.catalog.DatasetStops;
import org.zhengyuan.exchange.catalog.RuleCompiler;
import org.zhengyuan.exchange.catalog.SourceGuard;
import org.zhengyuan.exchange.catalog.StoppingDatasets;
import org.zhengyuan.exchange.catalog.rule.ValueRules;

/** Wires the catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    PostgresCatalog catalog(DataSource dataSource) {
        return new PostgresCatalog(dataSource).following();
    }

    @Bean
    CatalogStore catalogStore(DataSource dataSource, PostgresCatalog catalog) {
        return new PostgresCatalogStore(dataSource, catalog);
    }

    @Bean
    CatalogHistory catalogHistory(JdbcClient jdbc) {
        return new PostgresCatalogHistory(jdbc);
    }

    @Bean
    RuleCompiler ruleCompiler(Clock clock) {
        return spec -> new ValueRules(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"))).of(spec);
    }

    @Bean
    CatalogChanges catalogChanges(CatalogStore store, RuleCompiler rules, SourceGuard sources, Clock clock) {
        return new CatalogChanges(store, rules, sources, clock);
    }

    @Bean
    DatasetStops datasetStops(JdbcClient jdbc) {
        return new PostgresDatasetStops(jdbc);
    }

    @Bean
    StoppingDatasets stoppingDatasets(Catalog catalog, DatasetStops stops, Clock clock) {
        return new StoppingDatasets(catalog, stops, clock);
    }

    @Bean
    CatalogFiles catalogFiles(CatalogChanges changes) {
        return new CatalogFiles(changes);
    }
}
