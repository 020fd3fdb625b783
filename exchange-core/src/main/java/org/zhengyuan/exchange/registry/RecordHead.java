package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The present state of one record as far as deciding on the next row needs it.
 *
 * @param version running number of the newest recorded version
 * @param lastVersionId id of the newest recorded version: the top of the record's chain
 * @param claimedFrom from when its row says it holds, where it speaks only from later on because the record had ended before; else null
 * @param schemaVersion of the dataset, under which its payload was written
 */
public record RecordHead(
        UUID subjectId,
        State state,
        int version,
        long lastVersionId,
        Instant validFrom,
        @Nullable Instant claimedFrom,
        @Nullable Long ordering,
        int schemaVersion,
        byte[] digest) {
    /** Whether the record stands now. The ordinals are stored. */
    public enum State {
        CURRENT,
        ENDED,
        /** Only versions that will hold in the future have been delivered. */
        PENDING
    }

    /** The same head with the digest its payload has under another version of the dataset. */
    public RecordHead withDigest(byte[] other) {
        return new RecordHead(
                subjectId, state, version, lastVersionId, validFrom, claimedFrom, ordering, schemaVersion, other);
    }

    /** From when the head's own row says it holds. */
    public Instant ownFrom() {
        return claimedFrom == null ? validFrom : claimedFrom;
    }
}
