package org.zhengyuan.exchange.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.lineage.ReceiverCursor;

/** Finds facts in the trail and among the rulings. Lists go from the newest to the oldest and hold at most {@code limit}. */
public interface FactBooks {
    /** Facts about these subjects, by their internal ids. */
    List<FoundFact> about(Set<UUID> subjects, @Nullable ReceiverCursor after, int limit);

    List<FoundFact> of(FactSearch.ByDepartment department, @Nullable ReceiverCursor after, int limit);

    List<FoundFact> of(FactSearch.ByCase number, @Nullable ReceiverCursor after, int limit);

    /** The fact with this receipt; of a question that was repeated, every answer that was given. */
    List<FoundFact> receipt(UUID id, int limit);

    /** Empty where the log has no such leaf, or its fact is not kept any more. */
    Optional<FoundFact> leaf(long index);
}
