package org.zhengyuan.exchange.holder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The trail, by whom it is about. A subject that was merged with others is one with them, for all time. Of a merge that was taken back, what was
 * answered about the kept one in the meantime may have been about either, and is shown to neither.
 */
public interface DataUses {
    /**
     * A page.
     *
     * @param withheld answers of the time of a wrong merge, which are not shown
     */
    record Page(List<DataUse> uses, long withheld) {}

    /**
     * Answers about a subject, the newest first, but for those that their agreement hides at this instant.
     *
     * @param before receipt of the last one seen; null = from the newest
     */
    Page of(UUID subject, Instant now, @Nullable UUID before, int limit);
}
