package org.zhengyuan.exchange.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.seal.proof.FactKind;

/**
 * Looks at people's data or at the trail as facts: who looked at what. Noted before the answer leaves, so that a look that is answered is a
 * look that stands in the log.
 */
public final class AuditQueries {
    private final FactNotes facts;

    public AuditQueries(FactNotes facts) {
        this.facts = facts;
    }

    /** Whoever looks beyond their own work: auditors and stewards. A department's system that works with its own data does not. */
    public static boolean isLooker(Actor actor) {
        return actor.has(Role.AUDITOR) || actor.has(Role.EXCHANGE_STEWARD) || actor.has(Role.DEPARTMENT_STEWARD);
    }

    /**
     * Notes a look.
     *
     * @param query what was asked for, a stable word
     * @param object what was looked at: a random id behind a word
     * @param details further values that JSON has, never an identifier
     * @return the receipt's id
     */
    public UUID note(Actor actor, String query, String object, Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("query", query);
        String department = actor.department();
        Collection<String> parties = department == null ? List.of() : List.of(department);
        return facts.note(FactKind.AUDIT_QUERY, actor.id(), object, parties, all);
    }

    /** Notes a look where it is one of an auditor or a steward. */
    public void noteLooker(Actor actor, String query, String object, Map<String, ?> details) {
        if (isLooker(actor)) {
            note(actor, query, object, details);
        }
    }
}
