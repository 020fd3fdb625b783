package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.SubjectRef;

/**
 * Asks where a value came from and who received it.
 *
 * @param subject an empty identifier type means the first of the subject type's
 * @param recordKey of the one record that is meant, its parts joined as the registry joins them; null = every record of the subject
 * @param validAt the instant the value holds at; null = now
 * @param knownAt the instant whose knowledge is used; null = now
 * @param original whether the delivered file is opened for the text before standardising
 * @param after where the page of receivers begins; null = with the newest
 */
public record LineageQuery(
        SubjectRef subject,
        Target target,
        @Nullable String recordKey,
        @Nullable Instant validAt,
        @Nullable Instant knownAt,
        QueryReason reason,
        Original original,
        @Nullable ReceiverCursor after) {
    /** When the delivered file is opened. */
    public enum Original {
        NEVER,
        /** Where it is not so large that the answer would be slow. */
        IF_SMALL,
        ALWAYS
    }
}
