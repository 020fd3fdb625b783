package org.zhengyuan.exchange.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The discrepancies of all datasets, open and closed. */
public interface Discrepancies {
    /**
     * Which are asked for.
     *
     * @param datasets codes of datasets of which one must be on either side; null = any
     * @param open true: open ones only; false: closed ones only; null: both
     * @param before only those with a lower number; null = from the newest
     */
    record Query(@Nullable Set<String> datasets, @Nullable Boolean open, @Nullable Long before, int limit) {}

    /** The newest first. */
    List<Discrepancy> list(Query query);

    Optional<Discrepancy> find(UUID id);

    /** How many open ones wait for the departments of these datasets to look at their own values. */
    long openAtSources(Set<String> datasets);
}
