package org.zhengyuan.exchange.catalog.postgres;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogSnapshot;

/**
 * The published catalogue held in memory. A publication in this process is seen when the publishing call returns; one in another
 * process is found by asking for the revision, twice a second. While the database cannot be reached the last state stands.
 */
public final class PostgresCatalog implements Catalog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCatalog.class);
    private static final long POLL_MILLIS = 500;

    private final SnapshotReader reader;
    private final TransactionTemplate oneState;
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalog-revision").factory());
    private volatile CatalogSnapshot snapshot = CatalogSnapshot.empty();

    public PostgresCatalog(DataSource dataSource) {
        reader = new SnapshotReader(JdbcClient.create(dataSource));
        oneState = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        oneState.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneState.setReadOnly(true);
        refresh();
    }

    /** Begins to look for publications of other processes. */
    public PostgresCatalog following() {
        poll.scheduleWithFixedDelay(this::refreshQuietly, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public CatalogSnapshot current() {
        return snapshot;
    }

    /** Takes in what was published since; returns at once where nothing was. */
    public synchronized void refresh() {
        oneState.executeWithoutResult(status -> {
            if (reader.revision() != snapshot.revision()) {
                snapshot = reader.read();
            }
        });
    }

    /** Takes in what the present transaction publishes, once it has committed; at once where there is none. */
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
            LOG.warn("the catalogue's revision could not be read; revision {} stands", snapshot.revision(), e);
        }
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }
}
