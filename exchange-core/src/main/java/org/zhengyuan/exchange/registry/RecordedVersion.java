package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of a record as it was recorded, with the delivered row it was made of.
 *
 * @param version running number of the record's versions, from 1
 * @param ended the record does not stand from then on; the version has no values
 * @param row its number in the submission's file
 * @param digest SHA-256 of the payload as it was recorded
 * @param payload Avro binary under the dataset's schema of {@code schemaVersion}; empty where the record ended or the payload was erased
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a whole
public record RecordedVersion(
        long versionId,
        int datasetId,
        String recordKey,
        int version,
        boolean ended,
        int schemaVersion,
        Instant validFrom,
        Instant recordedAt,
        String division,
        UUID submission,
        long row,
        byte[] digest,
        byte[] payload) {
    /** True where it had values and they were erased: a record of items is never without bytes. */
    public boolean isErased() {
        return !ended && payload.length == 0;
    }

    /** The version as the resolver knows it. */
    public StoredRecord stored() {
        return new StoredRecord(
                datasetId,
                recordKey,
                schemaVersion,
                version,
                versionId,
                validFrom,
                recordedAt,
                division,
                ended,
                payload);
    }
}
