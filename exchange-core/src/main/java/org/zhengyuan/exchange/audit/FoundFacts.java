package org.zhengyuan.exchange.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.lineage.ReceiverCursor;

/**
 * A page of facts, the newest first.
 *
 * @param query receipt of the fact that they were looked for
 * @param next where the following page begins; null on the last
 */
public record FoundFacts(UUID query, List<FoundFact> items, @Nullable ReceiverCursor next) {
    public FoundFacts {
        items = List.copyOf(items);
    }
}
