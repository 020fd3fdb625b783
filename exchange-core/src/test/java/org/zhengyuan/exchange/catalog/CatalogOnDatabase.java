package org.zhengyuan.exchange.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import javax.sql.DataSource;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalog;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalogStore;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The catalogue on a real database, as the application has it, and a short way to publish. */
public final class CatalogOnDatabase {
    public final DataSource dataSource;
    public final PostgresCatalog catalog;
    public final CatalogStore store;
    public final CatalogChanges changes;

    public CatalogOnDatabase(TestDatabase database) {
        this(database, new SourceGuard() {
            @Override
            public Set<String> held(String dataset) {
                return Set.of();
            }

            @Override
            public Set<String> presentlyHeld(String dataset) {
                return Set.of();
            }
        });
    }

    public CatalogOnDatabase(TestDatabase database, SourceGuard sources) {
        dataSource = database.application();
        catalog = new PostgresCatalog(dataSource);
        store = new PostgresCatalogStore(dataSource, catalog);
        changes = new CatalogChanges(store, new ValueRules(LocalDate.of(2026, 11, 21))::of, sources, Clock.systemUTC());
    }

    /** Publishes in the system's name and fails where that is refused. */
    public CatalogChange publish(CatalogDefinition... definitions) {
        return publish(CatalogProposal.of(definitions));
    }

    public CatalogChange publish(CatalogProposal proposal) {
        return changes.publishFiles(proposal, "test").orElseThrow();
    }
}
