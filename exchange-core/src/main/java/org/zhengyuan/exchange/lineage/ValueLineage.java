package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value and where it came from.
 *
 * @param department USCC of the source department; null where the catalogue no longer knows it
 * @param recordKey parts of the record's key; empty where the dataset has one row per subject
 * @param division division of the record; null where it has none
 * @param former the dataset was the source before and is no longer
 * @param versions of the record, the newest recorded first
 * @param moreVersions there are older ones than those listed
 */
public record ValueLineage(
        String dataset,
        @Nullable String department,
        List<String> recordKey,
        long versionId,
        int version,
        Content content,
        Instant validFrom,
        Instant recordedAt,
        @Nullable String division,
        boolean former,
        Origin origin,
        List<PastVersion> versions,
        boolean moreVersions) {
    public ValueLineage {
        recordKey = List.copyOf(recordKey);
        versions = List.copyOf(versions);
    }
}
