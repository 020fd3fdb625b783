package org.zhengyuan.exchange.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.LogPlace;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.seal.proof.FactKind;

/**
 * A fact in a list.
 *
 * @param actor client, person or {@code system}
 * @param department USCC of the department that asked; null where none did
 * @param object of a fact that is no question; null of a question
 * @param question what was asked, of a pull or claim check; null of any other fact
 * @param leaf in which log and where; null until it is sequenced
 */
public record FoundFact(
        UUID receipt,
        FactKind kind,
        Instant at,
        String actor,
        @Nullable String department,
        @Nullable String object,
        @Nullable Asked question,
        @Nullable LogPlace leaf) {
    /** What its receipt is called. */
    public WantedReceipt wanted() {
        return new WantedReceipt(receipt, question == null ? 1 : question.answer());
    }

    /** Index of the leaf in its log; null where there is none yet. */
    public @Nullable Long index() {
        return leaf == null ? null : leaf.index();
    }

    /**
     * A question under an agreement.
     *
     * @param outcome {@code answered}, or the code of the refusal
     * @param answer which of the answers given under the receipt it is, from 1
     */
    public record Asked(
            String operator,
            UUID agreement,
            String serviceItem,
            String caseNumber,
            List<String> elements,
            String outcome,
            int answer) {
        public Asked {
            elements = List.copyOf(elements);
        }
    }
}
