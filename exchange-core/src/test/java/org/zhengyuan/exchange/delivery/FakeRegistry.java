package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Value;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;

/** What a test says is true, by identifier and element. An identifier it was not told of is unknown. */
public final class FakeRegistry implements TruthResolver, Subjects {
    public static final Instant RECORDED = Instant.parse("2026-10-01T00:00:00Z");

    private final Map<String, Map<String, ElementTruth>> people = new ConcurrentHashMap<>();
    private final Map<String, UUID> ids = new ConcurrentHashMap<>();

    public FakeRegistry says(String identifier, String element, ElementTruth truth) {
        people.computeIfAbsent(identifier, any -> new ConcurrentHashMap<>()).put(element, truth);
        ids.computeIfAbsent(identifier, any -> UUID.randomUUID());
        return this;
    }

    public FakeRegistry says(String identifier, String element, String dataset, String value) {
        return says(identifier, element, new Truth.Known(List.of(value(dataset, "", value, null))));
    }

    /** Another identifier of the same subject. */
    public FakeRegistry alsoCalls(String identifier, String other) {
        ids.put(other, id(identifier));
        people.put(other, java.util.Objects.requireNonNull(people.get(identifier)));
        return this;
    }

    @Override
    public Map<UUID, SubjectRef> names(Collection<UUID> subjects) {
        return Map.of();
    }

    @Override
    public Optional<UUID> find(SubjectRef subject) {
        return Optional.ofNullable(ids.get(subject.identifier()));
    }

    @Override
    public long changes() {
        return 0;
    }

    @Override
    public Map<String, String> sameSubject(String identifierType) {
        return Map.of();
    }

    public UUID id(String identifier) {
        return java.util.Objects.requireNonNull(ids.get(identifier));
    }

    public static Value value(String dataset, String recordKey, String value, @Nullable String division) {
        return new Value(value, value, dataset, recordKey, 77, 3, RECORDED, RECORDED, division);
    }

    @Override
    public List<Truth> resolve(List<TruthQuery> queries) {
        return queries.stream().map(this::truth).toList();
    }

    private Truth truth(TruthQuery query) {
        String identifier = query.subject().identifier();
        if (identifier.equals("poison")) {
            throw new IllegalStateException("the registry fails");
        }
        Map<String, ElementTruth> known = people.getOrDefault(identifier, Map.of());
        Map<String, ElementTruth> elements = new HashMap<>();
        for (String element : query.elements()) {
            elements.put(element, known.getOrDefault(element, new Truth.Unknown("population")));
        }
        Instant now = Instant.parse("2026-11-21T06:00:00Z");
        return new Truth(
                ids.get(identifier),
                elements,
                query.validAt() == null ? now : query.validAt(),
                query.knownAt() == null ? now : query.knownAt());
    }
}
