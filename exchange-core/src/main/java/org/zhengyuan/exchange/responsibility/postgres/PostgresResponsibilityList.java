package org.zhengyuan.exchange.responsibility.postgres;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.responsibility.ResponsibilitySnapshot;

/**
 * The list held in memory with everything it ever said. A change made in this process is seen when the changing call returns; one made
 * elsewhere is found by asking for the revision, twice a second. While the database cannot be reached the last state stands.
 */
public final class PostgresResponsibilityList implements ResponsibilityList, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresResponsibilityList.class);
    private static final long POLL_MILLIS = 500;

    private final LineReader reader;
    private final TransactionTemplate oneState;
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("responsibility-revision").factory());
    private volatile State state = State.of(-1, List.of());

    /** {@code lastChange}: from this instant on, what was known is what is known now. */
    private record State(
            long revision, List<Responsibility> everyLine, Instant lastChange, ResponsibilitySnapshot current) {
        static State of(long revision, List<Responsibility> everyLine) {
            Instant lastChange = everyLine.stream()
                    .flatMap(line ->
                            Stream.of(line.knownFrom(), line.knownTo() == null ? line.knownFrom() : line.knownTo()))
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            return new State(revision, everyLine, lastChange, known(everyLine, lastChange));
        }

        private static ResponsibilitySnapshot known(List<Responsibility> everyLine, Instant knownAt) {
            return new ResponsibilitySnapshot(everyLine.stream()
                    .filter(line -> !line.knownFrom().isAfter(knownAt)
                            && (line.knownTo() == null || knownAt.isBefore(line.knownTo())))
                    .toList());
        }
    }

    public PostgresResponsibilityList(DataSource dataSource) {
        reader = new LineReader(JdbcClient.create(dataSource));
        oneState = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        oneState.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneState.setReadOnly(true);
        refresh();
    }

    /** Begins to look for changes made by other processes. */
    public PostgresResponsibilityList following() {
        poll.scheduleWithFixedDelay(this::refreshQuietly, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public Snapshot current() {
        return state.current();
    }

    @Override
    public Snapshot knownAt(Instant knownAt) {
        State now = state;
        return knownAt.isBefore(now.lastChange()) ? State.known(now.everyLine(), knownAt) : now.current();
    }

    /** Takes in what changed since; returns at once where nothing did. */
    public synchronized void refresh() {
        oneState.executeWithoutResult(status -> {
            long revision = reader.revision();
            if (revision != state.revision()) {
                state = State.of(revision, reader.everyLine());
            }
        });
    }

    /** Takes in what the present transaction changes, once it has committed; at once where there is none. */
    void refreshWhenCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            refresh();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                refreshQuietly();
            }
        });
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn("the responsibility list's revision could not be read; revision {} stands", state.revision(), e);
        }
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }
}
