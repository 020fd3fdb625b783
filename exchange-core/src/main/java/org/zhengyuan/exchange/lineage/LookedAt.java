package org.zhengyuan.exchange.lineage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.seal.proof.FactKind;

/**
 * Makes a fact of every look at the past, in the transaction that reads, so that nothing is answered of which there is no fact. Looks that
 * found nothing are facts as well; only auditors get their receipts, for they tell whether there was something.
 */
final class LookedAt {
    private final FactNotes facts;

    LookedAt(FactNotes facts) {
        this.facts = facts;
    }

    /**
     * @param what {@code lineage-query}, {@code past-answer} or {@code department-knowledge}
     * @param subject internal id; null where nobody was found
     * @param asked what else was asked, without an identifier of anybody
     * @return the receipt's id
     */
    UUID note(
            UUID query,
            String what,
            Actor actor,
            QueryReason reason,
            @Nullable UUID subject,
            boolean answered,
            Map<String, ?> asked) {
        Map<String, Object> details = new TreeMap<>(asked);
        details.put("query", what);
        details.put("reason", reason.text());
        if (reason.caseNumber() != null) {
            details.put("caseNumber", reason.caseNumber());
        }
        if (subject != null) {
            details.put("subject", subject.toString());
        }
        if (actor.department() != null) {
            details.put("department", actor.department());
        }
        details.put("outcome", answered ? "answered" : LineageRefusal.NOT_FOUND.code());
        List<String> parties = answered && actor.department() != null ? List.of(actor.department()) : List.of();
        return facts.note(FactKind.AUDIT_QUERY, actor.id(), what + "/" + query, parties, details);
    }
}
