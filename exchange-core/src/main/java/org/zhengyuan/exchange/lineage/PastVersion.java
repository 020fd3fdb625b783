package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.UUID;

/**
 * A version of the record the value stands in.
 *
 * @param version running number of the record's versions, from 1
 * @param row its number in the submission's file
 */
public record PastVersion(
        long versionId,
        int version,
        Position position,
        Instant validFrom,
        Instant recordedAt,
        UUID submission,
        long row,
        Content content) {
    /** Where it stands to the value asked about, in the order of recording. */
    public enum Position {
        BEFORE,
        THIS,
        AFTER
    }
}
