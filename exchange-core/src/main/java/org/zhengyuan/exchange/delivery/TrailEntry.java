package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;

/**
 * One line of the trail: who asked what about whom, under which agreement, and what came of it. Never holds a value or an identifier.
 *
 * @param outcome {@code answered}, or the code of the refusal
 * @param repeated the receipt's answer was given again under its Idempotency-Key
 * @param agreementVersion null where no version was found
 * @param subjectId random internal id; null where nobody was found
 * @param details what it came to, without a value
 * @param request what was asked, as canonical JSON; kept only as a salted digest
 * @param digest SHA-256 of the answer as canonical JSON, without its signature; null for a refusal
 */
public record TrailEntry(
        ReceiptId receipt,
        Instant at,
        Kind kind,
        String outcome,
        boolean repeated,
        Actor actor,
        UUID agreement,
        @Nullable Integer agreementVersion,
        String serviceItem,
        String caseNumber,
        String operator,
        @Nullable UUID subjectId,
        List<String> elements,
        Facts details,
        byte[] request,
        byte @Nullable [] digest) {
    public static final String ANSWERED = "answered";

    /** The entry as it will be read. */
    public Trail.Line line() {
        return new Trail.Line(
                receipt.value(),
                at,
                kind.word(),
                outcome,
                repeated,
                actor.id(),
                actor.department(),
                agreement,
                agreementVersion,
                serviceItem,
                caseNumber,
                operator,
                elements);
    }

    /** What was asked. */
    public enum Kind {
        PULL("pull"),
        CLAIM_CHECK("claim-check");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
