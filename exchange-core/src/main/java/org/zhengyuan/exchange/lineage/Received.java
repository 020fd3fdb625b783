package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A department received the value, or was told whether it has it right.
 *
 * @param place receipt and leaf
 * @param department USCC; null of a client without a department
 * @param operator who sat at the desk, as the department asserted it
 * @param versions the versions that were handed out, or that the claim was held against
 */
public record Received(
        FactPlace place,
        Instant at,
        @Nullable String department,
        String client,
        String operator,
        UUID agreement,
        @Nullable Integer agreementVersion,
        String serviceItem,
        String caseNumber,
        Form form,
        List<VersionOf> versions) {
    public Received {
        versions = List.copyOf(versions);
    }

    /** In which form it was received. */
    public sealed interface Form {
        /** Name in the API and in message keys. */
        String word();
    }

    /** The value itself. {@code answer}: from 1; more where the receipt was asked for again under its Idempotency-Key. */
    public record Pulled(int answer) implements Form {
        @Override
        public String word() {
            return "pull";
        }
    }

    /** Only whether claimed values are right. {@code results}: {@code match}, {@code noMatch} or {@code unknown}, by element. */
    public record ClaimChecked(Map<String, String> results) implements Form {
        public ClaimChecked {
            results = Map.copyOf(results);
        }

        @Override
        public String word() {
            return "claim-check";
        }
    }

    /** A version that was handed out for an element, and its dataset where the receipt names it. */
    public record VersionOf(String element, long versionId, @Nullable String dataset) {}

    /** Which of the answers given under the receipt it was. */
    public int answer() {
        return form instanceof Pulled pulled ? pulled.answer() : 1;
    }

    ReceiverCursor cursor() {
        return new ReceiverCursor(at, place.receipt());
    }
}
