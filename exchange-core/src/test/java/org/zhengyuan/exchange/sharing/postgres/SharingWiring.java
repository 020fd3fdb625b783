package org.zhengyuan.exchange.sharing.postgres;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingAgreements;
import org.zhengyuan.exchange.sharing.SharingFixture;

/** The sharing module over a test's database and the fixture's catalogue. */
public final class SharingWiring {
    private final SharingAgreements agreements;
    private final RequestingData requesting;
    private final AgreementLife life;

    public SharingWiring(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        agreements = new PostgresSharingAgreements(jdbc, transactions);
        requesting = new RequestingData(
                SharingFixture.catalog(),
                SharingFixture.responsibilities(),
                new PostgresDataRequests(jdbc, transactions),
                agreements,
                clock);
        life = new AgreementLife(agreements, requesting, clock);
    }

    public SharingAgreements agreements() {
        return agreements;
    }

    public RequestingData requesting() {
        return requesting;
    }

    public AgreementLife life() {
        return life;
    }
}
