package org.zhengyuan.exchange.lineage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.LogPlace;

/**
 * Where a fact lies.
 *
 * @param receipt id under which its receipt is fetched
 * @param leaf in which log and where; null until it is sequenced, and of facts from before the log began
 */
public record FactPlace(UUID receipt, @Nullable LogPlace leaf) {
    /** Index of the leaf in its log; null where there is none yet. */
    public @Nullable Long index() {
        return leaf == null ? null : leaf.index();
    }

    /** Which of the installation's logs it is in; null where there is no leaf yet. */
    public @Nullable Integer epoch() {
        return leaf == null ? null : leaf.epoch();
    }
}
