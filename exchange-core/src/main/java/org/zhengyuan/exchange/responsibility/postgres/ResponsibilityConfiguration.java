package org.zhengyuan.exchange.responsibility.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SourceGuard;
import org.zhengyuan.exchange.responsibility.Baselines;
import org.zhengyuan.exchange.responsibility.Eligibility;
import org.zhengyuan.exchange.responsibility.HeldElements;
import org.zhengyuan.exchange.responsibility.ResponsibilityChanges;
import org.zhengyuan.exchange.responsibility.ResponsibilityFiles;
import org.zhengyuan.exchange.responsibility.ResponsibilityStore;

/** Wires the responsibility list. */
@Configuration(proxyBeanMethods = false)
class ResponsibilityConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    PostgresResponsibilityList responsibilityList(DataSource dataSource) {
        return new PostgresResponsibilityList(dataSource).following();
    }

    @Bean
    ResponsibilityStore responsibilityStore(DataSource dataSource, PostgresResponsibilityList list) {
        return new PostgresResponsibilityStore(dataSource, list);
    }

    @Bean
    SourceGuard sourceGuard(ResponsibilityStore store, Clock clock) {
        return new HeldElements(store, clock);
    }

    /** Without a registry that could tell, no dataset has delivered: a move then needs the steward's reason. */
    @Bean
    ResponsibilityChanges responsibilityChanges(
            ResponsibilityStore store, Catalog catalog, ObjectProvider<Baselines> baselines, Clock clock) {
        Baselines known = (dataset, element, division) -> {
            Baselines registry = baselines.getIfAvailable();
            return registry != null && registry.delivered(dataset, element, division);
        };
        return new ResponsibilityChanges(store, new Eligibility(catalog), known, clock);
    }

    @Bean
    ResponsibilityFiles responsibilityFiles(ResponsibilityChanges changes) {
        return new ResponsibilityFiles(changes);
    }
}
