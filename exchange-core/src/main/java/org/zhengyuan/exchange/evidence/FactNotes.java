package org.zhengyuan.exchange.evidence;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.zhengyuan.seal.proof.FactKind;

/** Notes facts, each with its leaf, in the caller's transaction. */
public interface FactNotes {
    /**
     * Notes one fact; its time is the moment of writing.
     *
     * @param actor who did it: client id, person, {@code system}
     * @param object what it is about: a random id behind a word, never derived from a subject
     * @param parties USCCs of the departments that may fetch its receipt, beside auditors
     * @param details values that JSON has: texts, whole numbers, booleans, lists and maps of them
     * @return the receipt's id
     */
    UUID note(FactKind kind, String actor, String object, Collection<String> parties, Map<String, ?> details);
}
