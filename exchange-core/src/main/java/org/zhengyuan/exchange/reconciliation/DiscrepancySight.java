package org.zhengyuan.exchange.reconciliation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.PublishedDataset;

/** What an actor sees of discrepancies: the two departments theirs, auditors and the exchange's stewards all; the stewards no values. */
public final class DiscrepancySight {
    private final Catalog.Snapshot catalog;
    private final Actor actor;

    public DiscrepancySight(Catalog.Snapshot catalog, Actor actor) {
        this.catalog = catalog;
        this.actor = actor;
    }

    /** False for those who see none at all. */
    public boolean seesAny() {
        return seesAll() || worksForADepartment();
    }

    public boolean seesAll() {
        return actor.has(Role.AUDITOR) || actor.has(Role.EXCHANGE_STEWARD);
    }

    public boolean sees(Discrepancy discrepancy) {
        return seesAll() || isOwn(discrepancy.sourceDataset()) || isOwn(discrepancy.reporterDataset());
    }

    /** True where both values may be shown. */
    public boolean seesValues(Discrepancy discrepancy) {
        return actor.has(Role.AUDITOR) || isOwn(discrepancy.sourceDataset()) || isOwn(discrepancy.reporterDataset());
    }

    /** True where the actor's department is the source, whose turn it is. */
    public boolean isSource(Discrepancy discrepancy) {
        return isOwn(discrepancy.sourceDataset());
    }

    /** Datasets whose discrepancies are listed; null = all. */
    public @Nullable Set<String> listed() {
        return seesAll() ? null : ownDatasets();
    }

    /** The datasets of the actor's department. */
    public Set<String> ownDatasets() {
        return catalog.datasets().stream()
                .filter(dataset -> worksForADepartment()
                        && actor.actsFor(dataset.definition().department()))
                .map(PublishedDataset::code)
                .collect(toUnmodifiableSet());
    }

    private boolean isOwn(String dataset) {
        return worksForADepartment()
                && catalog.everPublished(dataset)
                        .filter(one -> actor.actsFor(one.definition().department()))
                        .isPresent();
    }

    private boolean worksForADepartment() {
        return actor.department() != null && (actor.has(Role.DEPARTMENT_STEWARD) || actor.has(Role.DEPARTMENT_SYSTEM));
    }
}
