package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The present state of one record as far as deciding on the next row needs it.
 *
 * @param version running number of the newest recorded version
 * @param lastVersionId id of the newest recorded version: the top of the record's chain
 */
public record RecordHead(
        UUID subjectId,
        State state,
        int version,
        long lastVersionId,
        Instant validFrom,
        @Nullable Long ordering,
        byte[] digest) {
    /** Whether the record stands now. The ordinals are stored. */
    public enum State {
        CURRENT,
        ENDED,
        /** Only versions that will hold in the future have been delivered. */
        PENDING
    }
}
