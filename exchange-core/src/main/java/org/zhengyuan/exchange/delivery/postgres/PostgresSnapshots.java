package org.zhengyuan.exchange.delivery.postgres;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.delivery.Snapshots;

/** REPEATABLE READ transactions; those that PostgreSQL could not serialize are done again. */
public final class PostgresSnapshots implements Snapshots {
    private static final int TRIES = 5;

    /**
     * The template's own isolation setting asks for the old level and restores it: two more round trips. A batch asks for a few keys with each
     * statement, always the same: planning anew each time would cost more than answering.
     */
    private static final String SETTINGS =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL plan_cache_mode = force_generic_plan";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    public PostgresSnapshots(JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T in(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> {
                    jdbc.execute(SETTINGS);
                    return work.get();
                }));
            } catch (ConcurrencyFailureException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }
}
