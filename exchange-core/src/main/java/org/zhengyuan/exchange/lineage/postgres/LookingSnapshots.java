package org.zhengyuan.exchange.lineage.postgres;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.delivery.Snapshots;

/** REPEATABLE READ transactions for who looks at the past and notes that. They only add rows, so nothing is ever to be done again. */
public final class LookingSnapshots implements Snapshots {
    private static final int SECONDS = 60;

    private final TransactionTemplate transactions;

    public LookingSnapshots(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transactions.setTimeout(SECONDS);
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
