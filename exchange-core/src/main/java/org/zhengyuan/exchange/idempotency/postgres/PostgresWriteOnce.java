package org.zhengyuan.exchange.idempotency.postgres;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.idempotency.KeptAnswer;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.idempotency.KeyedWrite;
import org.zhengyuan.exchange.idempotency.WriteOnce;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/**
 * One transaction around the write, begun with the key's row: the row's primary key makes a second process wait until the first has
 * committed or gone. Repositories that the write reaches on this thread join the transaction.
 */
public final class PostgresWriteOnce implements WriteOnce {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final KeyRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration patience;
    /** A write under a key may need a second connection while it holds its own; so some always stay free. */
    private final Semaphore turns;

    /** @param patience how long a second call under a key waits for the first */
    public PostgresWriteOnce(
            KeyRows rows, PlatformTransactionManager manager, Clock clock, Duration patience, int atOnce) {
        this.rows = rows;
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.patience = patience;
        this.turns = new Semaphore(atOnce);
    }

    @Override
    public Outcome<Answered> once(KeyedWrite keyed, Supplier<KeptAnswer> write) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.refused(RequestRefusal.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.refused(RequestRefusal.UNAVAILABLE);
        }
        try {
            return inTurn(keyed, new Remembered(write));
        } finally {
            turns.release();
        }
    }

    private Outcome<Answered> inTurn(KeyedWrite keyed, Remembered write) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                if (!rows.begin(keyed, clock.instant(), patience)) {
                    return earlier(keyed);
                }
                KeptAnswer answer = write.get();
                if (answer.isFault()) {
                    status.setRollbackOnly();
                } else if (answer.isFinal()) {
                    rows.keep(keyed, answer);
                } else {
                    rows.remove(keyed);
                }
                return Outcome.done(new Answered(answer, false));
            }));
        } catch (UnexpectedRollbackException | DataAccessException e) {
            KeptAnswer answer = write.answer;
            if (answer == null && isLockTimeout(e)) {
                return Outcome.refused(KeyRefusal.IN_USE);
            }
            if (answer == null || !answer.isRefusal()) {
                throw e;
            }
            // What refused the write also undid the transaction; the refusal itself stands.
            if (answer.isFinal()) {
                transactions.executeWithoutResult(status -> {
                    if (rows.begin(keyed, clock.instant(), patience)) {
                        rows.keep(keyed, answer);
                    }
                });
            }
            return Outcome.done(new Answered(answer, false));
        }
    }

    private Outcome<Answered> earlier(KeyedWrite keyed) {
        KeyRows.Earlier earlier = rows.find(keyed).orElse(null);
        if (earlier == null) {
            return Outcome.refused(KeyRefusal.IN_USE); // forgotten in this very moment
        }
        return keyed.isSame(earlier.digest())
                ? Outcome.done(new Answered(earlier.answer(), true))
                : Outcome.refused(KeyRefusal.OTHER_REQUEST);
    }

    private static boolean isLockTimeout(RuntimeException failure) {
        return failure instanceof DataAccessException data
                && data.getRootCause() instanceof SQLException sql
                && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }

    @Override
    public void forgetBefore(Instant instant) {
        rows.forgetBefore(instant);
    }

    /** The write, and its answer once it has one. */
    private static final class Remembered implements Supplier<KeptAnswer> {
        private final Supplier<KeptAnswer> write;
        private @Nullable KeptAnswer answer;

        Remembered(Supplier<KeptAnswer> write) {
            this.write = write;
        }

        @Override
        public KeptAnswer get() {
            KeptAnswer made = write.get();
            answer = made;
            return made;
        }
    }
}
