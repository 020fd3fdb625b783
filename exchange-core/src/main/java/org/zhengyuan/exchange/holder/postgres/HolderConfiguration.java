package org.zhengyuan.exchange.holder.postgres;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.BindingHolders;
import org.zhengyuan.exchange.holder.HolderBindings;
import org.zhengyuan.exchange.holder.ReadingUses;
import org.zhengyuan.exchange.registry.Subjects;

/** Puts the module together. {@code zhengyuan.holder.least-assurance}: how sure it must be who a holder is. */
@Configuration(proxyBeanMethods = false)
class HolderConfiguration {
    @Bean
    HolderBindings holderBindings(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresHolderBindings(jdbc, transactions);
    }

    @Bean
    BindingHolders bindingHolders(HolderBindings bindings, Subjects subjects, Clock clock) {
        return new BindingHolders(bindings, subjects, clock);
    }

    @Bean
    ReadingUses readingUses(
            HolderBindings bindings,
            JdbcClient jdbc,
            AuditQueries queries,
            @Value("${zhengyuan.holder.least-assurance:substantial}") Assurance least,
            Clock clock) {
        return new ReadingUses(bindings, new PostgresDataUses(jdbc), queries, least, clock);
    }
}
