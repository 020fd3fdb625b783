package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.Facts;

/**
 * A question as the trail keeps it.
 *
 * @param answer which of the answers given under the receipt it is, from 1
 * @param subject internal id; null where nobody was found
 * @param details null where they were erased
 * @param erasedBy the fact of the erasure; empty where nothing was erased
 * @param answerDigest SHA-256 of the answer without its signature; null for a refusal
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a whole
public record AskedOnce(
        FactPlace place,
        int answer,
        Instant at,
        String kind,
        String outcome,
        @Nullable String department,
        String client,
        String operator,
        UUID agreement,
        @Nullable Integer agreementVersion,
        String serviceItem,
        String caseNumber,
        @Nullable UUID subject,
        List<String> elements,
        @Nullable Facts details,
        List<Received.VersionOf> versions,
        byte @Nullable [] answerDigest,
        List<FactPlace> erasedBy) {
    public AskedOnce {
        elements = List.copyOf(elements);
        versions = List.copyOf(versions);
    }
}
