package org.zhengyuan.exchange.sharing.postgres;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/** Puts the sharing module together. */
@Configuration(proxyBeanMethods = false)
class SharingConfiguration {
    @Bean
    SharingAgreements sharingAgreements(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresSharingAgreements(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    DataRequests dataRequests(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresDataRequests(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    RequestingData requestingData(
            Catalog catalog,
            ResponsibilityList responsibilities,
            DataRequests requests,
            SharingAgreements agreements,
            Clock clock) {
        return new RequestingData(catalog, responsibilities, requests, agreements, clock);
    }

    @Bean
    AgreementLife agreementLife(SharingAgreements agreements, RequestingData requesting, Clock clock) {
        return new AgreementLife(agreements, requesting, clock);
    }
}
