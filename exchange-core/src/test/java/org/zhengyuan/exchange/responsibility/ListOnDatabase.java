package org.zhengyuan.exchange.responsibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogOnDatabase;
import org.zhengyuan.exchange.responsibility.postgres.PostgresResponsibilityList;
import org.zhengyuan.exchange.responsibility.postgres.PostgresResponsibilityStore;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The responsibility list and the catalogue it stands on, on a real database, and a steward to change it. */
public final class ListOnDatabase {
    public static final Actor STEWARD = new Actor("steward", Actor.Kind.PERSON, null, Set.of(Role.EXCHANGE_STEWARD));
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    public final CatalogOnDatabase catalog;
    public final PostgresResponsibilityList list;
    public final ResponsibilityStore store;
    public final ResponsibilityChanges changes;

    /** With {@link CatalogFixture#everything} published and no line yet; every dataset counts as delivered. */
    public ListOnDatabase(TestDatabase database, Clock clock) {
        this(database, clock, (dataset, element, division) -> true);
    }

    public ListOnDatabase(TestDatabase database, Clock clock, Baselines baselines) {
        catalog = new CatalogOnDatabase(database);
        catalog.publish(CatalogFixture.everything());
        list = new PostgresResponsibilityList(database.application());
        store = new PostgresResponsibilityStore(database.application(), list);
        changes = new ResponsibilityChanges(store, new Eligibility(catalog.catalog), baselines, clock);
    }

    public ResponsibilityOutcome assign(String element, String division, String dataset) {
        return changes.assign(STEWARD, new Assignment(element, division, dataset, LONG_AGO, null, "三定方案"));
    }

    public ResponsibilityOutcome move(String element, String division, String dataset, LocalDate from) {
        return changes.move(STEWARD, new Move(element, division, dataset, from, "机构改革方案", null));
    }
}
