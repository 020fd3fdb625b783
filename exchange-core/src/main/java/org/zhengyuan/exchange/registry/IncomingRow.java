package org.zhengyuan.exchange.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A standardised row on its way into the registry.
 *
 * @param number row number in its submission, from 1
 * @param identifier standard form of the subject's identifier
 * @param recordKey canonical text of the record key; empty where the dataset has one row per subject
 * @param payload Avro binary of the dataset's schema version, only the items the dataset may hold
 * @param digest SHA-256 of the payload
 * @param ordering position among re-deliveries as the dataset's ordering item gives it; null = arrival order
 * @param validFrom from when the row holds; null = from its recording
 * @param division the row's division
 * @param deliveredAs the identifier by which the source names the subject; another one than {@code identifier} may be, since a merge
 */
public record IncomingRow(
        long number,
        String identifier,
        String recordKey,
        byte[] payload,
        byte[] digest,
        @Nullable Long ordering,
        @Nullable Instant validFrom,
        String division,
        String deliveredAs) {
    public IncomingRow(
            long number,
            String identifier,
            String recordKey,
            byte[] payload,
            byte[] digest,
            @Nullable Long ordering,
            @Nullable Instant validFrom,
            String division) {
        this(number, identifier, recordKey, payload, digest, ordering, validFrom, division, identifier);
    }

    /** The same row under another identifier of its subject. */
    public IncomingRow of(String other) {
        return new IncomingRow(number, other, recordKey, payload, digest, ordering, validFrom, division, deliveredAs);
    }
}
