package org.zhengyuan.exchange.catalog;

import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/** Who may change what: a department its own datasets, the exchange's steward everything. */
final class CatalogRights {
    private CatalogRights() {}

    /** {@code before} is the definition that the entry would replace, or the entry itself where it is new. */
    static boolean mayPropose(Actor actor, CatalogDefinition before, CatalogDefinition after) {
        return actor.has(Role.EXCHANGE_STEWARD)
                || after instanceof Dataset dataset
                        && owns(actor, dataset)
                        && before instanceof Dataset old
                        && owns(actor, old);
    }

    static boolean mayDecide(Actor actor) {
        return actor.has(Role.EXCHANGE_STEWARD);
    }

    static boolean mayWithdraw(Actor actor, Dataset dataset) {
        return actor.has(Role.EXCHANGE_STEWARD) || owns(actor, dataset);
    }

    static boolean maySee(Actor actor, CatalogChange change) {
        return seesAll(actor)
                || change.proposedBy().equals(actor.id())
                || change.department() != null && actor.actsFor(change.department());
    }

    static boolean seesAll(Actor actor) {
        return actor.has(Role.EXCHANGE_STEWARD) || actor.has(Role.AUDITOR);
    }

    private static boolean owns(Actor actor, Dataset dataset) {
        return (actor.has(Role.DEPARTMENT_STEWARD) || actor.has(Role.DEPARTMENT_SYSTEM))
                && actor.actsFor(dataset.department());
    }
}
