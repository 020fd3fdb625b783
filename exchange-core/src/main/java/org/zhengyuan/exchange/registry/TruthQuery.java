package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the true values of some elements of one subject.
 *
 * @param validAt the instant the values should hold at; null = now, read from the heads
 * @param knownAt the instant whose knowledge should be used; null = now
 */
public record TruthQuery(
        SubjectRef subject, Set<String> elements, @Nullable Instant validAt, @Nullable Instant knownAt) {
    public TruthQuery {
        elements = Set.copyOf(elements);
    }
}
