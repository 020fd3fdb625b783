package org.zhengyuan.exchange.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Subjects by their internal ids and by their identifiers. */
public interface Subjects {
    /** How subjects are named at present. */
    Map<UUID, SubjectRef> names(Collection<UUID> subjects);

    Optional<UUID> find(SubjectRef subject);
}
