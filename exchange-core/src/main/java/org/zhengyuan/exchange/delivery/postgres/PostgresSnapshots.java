package org.zhengyuan.exchange.delivery.postgres;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.delivery.Snapshots;

/** REPEATABLE READ transactions; those that PostgreSQL could not serialize are done again. */
public final class PostgresSnapshots implements Snapshots {
    private static final int TRIES = 5;

    private final TransactionTemplate transactions;

    public PostgresSnapshots(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T in(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (ConcurrencyFailureException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }
}
