package org.zhengyuan.exchange.registry;

import java.time.Instant;

/**
 * One record of one subject as it stood at the instant asked for.
 *
 * @param ended the source ended it; it has no values then, and {@code recordedAt} is when its end was recorded
 * @param payload Avro binary under the dataset's schema of {@code schemaVersion}
 */
public record StoredRecord(
        int datasetId,
        String recordKey,
        int schemaVersion,
        int version,
        long versionId,
        Instant validFrom,
        Instant recordedAt,
        String division,
        boolean ended,
        byte[] payload) {}
