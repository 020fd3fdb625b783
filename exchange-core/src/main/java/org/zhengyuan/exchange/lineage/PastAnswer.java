package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pull or claim check that was answered once.
 *
 * @param query random id of the question
 * @param queryReceipt of the fact that it was asked
 * @param answer which of the answers given under the receipt it is, from 1
 * @param kind {@code pull} or {@code claim-check}
 * @param outcome {@code answered}, or the code of the refusal
 * @param versions that were handed out
 * @param answerDigest SHA-256 of the answer as it was sent, without its signature, hexadecimal; null for a refusal
 * @param answers all that were given under the receipt, at most 1,000; more than one where it was asked for again under its Idempotency-Key
 */
public record PastAnswer(
        UUID query,
        UUID queryReceipt,
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
        List<String> elements,
        List<HandedOut> versions,
        @Nullable String answerDigest,
        Shown shown,
        List<GivenAnswer> answers) {
    public PastAnswer {
        elements = List.copyOf(elements);
        versions = List.copyOf(versions);
        answers = List.copyOf(answers);
    }

    /** A version that was handed out for an element. {@code recordedAt} null where it is not kept any more. */
    public record HandedOut(
            String element,
            @Nullable String dataset,
            long versionId,
            @Nullable Integer version,
            @Nullable Instant recordedAt) {}

    /** The answer again, or why not. */
    public sealed interface Shown {
        /** Exactly as it was sent: these bytes have the answer's digest. Canonical JSON without the signature. */
        record Again(byte[] answer) implements Shown {
            @Override
            public String toString() {
                return "Again[***]";
            }
        }

        /** Versions it stands on were erased; their numbers, and the facts of the erasure. */
        record Erased(List<Long> versions, List<FactPlace> erasedBy) implements Shown {}

        /** Only auditors see the values again. */
        record Withheld() implements Shown {}

        /** It was refused and had no answer. */
        record Refused() implements Shown {}

        /** What is kept does not give the bytes that were sent. */
        record NotReproduced() implements Shown {}
    }
}
