package org.zhengyuan.exchange.catalog.postgres;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogStore;

/**
 * The catalogue's books in tables whose content the application cannot change. The lock is the revision row: whoever works on the
 * books holds it until the commit. Within a transaction of the caller's it is a part of that one.
 */
public final class PostgresCatalogStore implements CatalogStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ChangeRows rows;
    private final PostgresCatalog catalog;

    /** {@code catalog} is refreshed when work on the books was committed. */
    public PostgresCatalogStore(DataSource dataSource, PostgresCatalog catalog) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = new ChangeRows(jdbc);
        this.catalog = catalog;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public <T> T exclusively(Function<Books, T> work) {
        T result = transaction.execute(status -> {
            jdbc.sql("SELECT revision FROM catalog_revision FOR UPDATE")
                    .query(Long.class)
                    .single();
            return work.apply(new PostgresBooks(jdbc, rows));
        });
        catalog.refreshWhenCommitted();
        return result;
    }

    @Override
    public Optional<CatalogChange> change(UUID id) {
        return rows.change(id);
    }

    @Override
    public List<CatalogChange> changes(ChangeQuery query) {
        return rows.changes(query);
    }

    @Override
    public List<VersionHistory> versions(String dataset) {
        return rows.versions(dataset);
    }
}
