package org.zhengyuan.exchange.responsibility;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.zhengyuan.exchange.catalog.SourceGuard;

/** Tells the catalogue which elements stand on a dataset, as the list says at this moment. */
public final class HeldElements implements SourceGuard {
    private final ResponsibilityStore store;
    private final Clock clock;

    public HeldElements(ResponsibilityStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Set<String> held(String dataset) {
        return store.everyLine().stream()
                .filter(line -> line.dataset().equals(dataset))
                .map(Responsibility::element)
                .collect(toUnmodifiableSet());
    }

    @Override
    public Set<String> presentlyHeld(String dataset) {
        Instant now = clock.instant();
        return store.everyLine().stream()
                .filter(line -> line.dataset().equals(dataset) && line.knownTo() == null)
                .filter(line -> line.validTo() == null || now.isBefore(line.validTo()))
                .map(Responsibility::element)
                .collect(toUnmodifiableSet());
    }
}
