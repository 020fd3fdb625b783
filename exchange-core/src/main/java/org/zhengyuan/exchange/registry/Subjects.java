package org.zhengyuan.exchange.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Subjects by their internal ids and by their identifiers. */
public interface Subjects {
    /**
     * How subjects are named: by the identifier they have had longest of those that name them at present; one that was merged into another,
     * by its last.
     */
    Map<UUID, SubjectRef> names(Collection<UUID> subjects);

    /** How many merges and splits have been carried out. */
    long changes();

    Optional<UUID> find(SubjectRef subject);

    /**
     * Identifiers of one type that name the same subject, since a merge: each but one of them, to that one. Empty in most registries, small
     * in all.
     */
    Map<String, String> sameSubject(String identifierType);
}
