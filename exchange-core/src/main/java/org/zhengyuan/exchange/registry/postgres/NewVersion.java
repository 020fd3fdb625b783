package org.zhengyuan.exchange.registry.postgres;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.Placement;
import org.zhengyuan.exchange.registry.RecordHead;

/**
 * A version about to be stored.
 *
 * @param place of its row in the set
 * @param head the record's head before it; null for a new record
 */
record NewVersion(
        int place, long versionId, UUID subjectId, IncomingRow row, Placement placement, @Nullable RecordHead head) {
    int number() {
        return head == null ? 1 : head.version() + 1;
    }

    @Nullable
    Long previousId() {
        return head == null ? null : head.lastVersionId();
    }

    /** From when the row says it holds, in microseconds, where it speaks only from later on because its record had ended; else null. */
    @Nullable
    Long claimedFrom() {
        Instant claimed = row.validFrom();
        return claimed != null && claimed.isBefore(placement.validFrom()) ? Timestamps.micros(claimed) : null;
    }

    boolean becomesHead() {
        return placement.where() == Placement.Where.HEAD;
    }

    boolean waits() {
        return placement.where() == Placement.Where.AHEAD;
    }
}
