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
 * @param authoritative it is what the exchange answers for these instants; false of a former or announced source's
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
        boolean authoritative,
        Origin origin,
        List<PastVersion> versions,
        boolean moreVersions) {
    public ValueLineage {
        recordKey = List.copyOf(recordKey);
        versions = List.copyOf(versions);
    }

    ValueLineage withOriginal(OriginalText text) {
        return new ValueLineage(
                dataset,
                department,
                recordKey,
                versionId,
                version,
                content,
                validFrom,
                recordedAt,
                division,
                authoritative,
                origin.withOriginal(text),
                versions,
                moreVersions);
    }
}
