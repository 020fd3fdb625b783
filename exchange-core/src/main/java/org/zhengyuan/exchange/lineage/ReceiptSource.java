package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one form of delivery keeps who received what. Every form has one; lineage asks them all. */
public interface ReceiptSource {
    /**
     * What is looked for.
     *
     * @param subjects internal ids: the subject and those merged into it
     * @param element code; null = any
     * @param versions only receipts of one of these; null = of any
     * @param datasets only receipts of a version of one of these; null = of any
     * @param department only this department's; null = everybody's
     * @param until only what was received before this instant; null = up to now
     */
    record Wanted(
            Set<UUID> subjects,
            @Nullable String element,
            @Nullable Set<Long> versions,
            @Nullable Set<String> datasets,
            @Nullable String department,
            @Nullable Instant until) {}

    /** At most {@code limit} of them, the newest first, read in the caller's transaction. {@code after} null: from the newest. */
    List<Received> received(Wanted wanted, @Nullable ReceiverCursor after, int limit);
}
