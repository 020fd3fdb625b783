package org.zhengyuan.exchange.lineage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.responsibility.DivisionHierarchy;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Asks the resolver what it answers, as a pull would, and finds the lines by which it does. */
public final class SpokenTruth {
    private final TruthResolver resolver;
    private final ResponsibilityList responsibilities;
    private final Clock clock;

    public SpokenTruth(TruthResolver resolver, ResponsibilityList responsibilities, Clock clock) {
        this.resolver = resolver;
        this.responsibilities = responsibilities;
        this.clock = clock;
    }

    /** @param asked code of the element; null of a private item, of which nothing is answered */
    Spoken of(LineageQuery query, @Nullable String asked, SubjectRef subject, Catalog.Snapshot catalog) {
        DataElement element = asked == null ? null : catalog.element(asked).orElse(null);
        if (element == null || !element.subjectType().equals(subject.subjectType())) {
            return Spoken.NOTHING;
        }
        String homeElement = homeElement(element.subjectType(), catalog);
        Set<String> wanted = new HashSet<>(Set.of(element.code()));
        if (homeElement != null) {
            wanted.add(homeElement);
        }
        Truth truth = resolver.resolve(List.of(new TruthQuery(subject, wanted, query.validAt(), query.knownAt())))
                .getFirst();
        ElementTruth one = truth.elements().getOrDefault(element.code(), new Truth.NoSource());
        String home = homeElement == null
                ? null
                : values(truth.elements().getOrDefault(homeElement, new Truth.NoSource())).stream()
                        .map(Truth.Value::text)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null);
        boolean item = query.target() instanceof Target.OfItem;
        return new Spoken(item ? null : state(one), values(one), lines(query, element, one, home));
    }

    private List<Responsibility> lines(
            LineageQuery query, DataElement element, ElementTruth truth, @Nullable String home) {
        ResponsibilityList.Snapshot list =
                query.knownAt() == null ? responsibilities.current() : responsibilities.knownAt(query.knownAt());
        Instant validAt = query.validAt() == null ? clock.instant() : query.validAt();
        Set<Responsibility> lines = new LinkedHashSet<>();
        if (element.cardinality() == Cardinality.ONE) {
            boolean byDivision = element.role() != ElementRole.HOME
                    && list.lines(element.code()).stream()
                            .anyMatch(line -> !line.division().equals(DivisionHierarchy.NATION));
            list.governing(element.code(), byDivision ? home : null, validAt).ifPresent(lines::add);
        } else {
            for (Truth.Value value : values(truth)) {
                list.governing(element.code(), value.division(), validAt).ifPresent(lines::add);
            }
        }
        return new ArrayList<>(lines);
    }

    private static @Nullable String homeElement(String subjectType, Catalog.Snapshot catalog) {
        return catalog.elements().stream()
                .filter(element -> element.role() == ElementRole.HOME
                        && element.subjectType().equals(subjectType))
                .map(DataElement::code)
                .findFirst()
                .orElse(null);
    }

    private static String state(ElementTruth truth) {
        return switch (truth) {
            case Truth.Known known ->
                (known.values().stream().anyMatch(value -> value.value() != null)
                                ? Answer.State.KNOWN
                                : Answer.State.UNKNOWN)
                        .word();
            case Truth.Unknown unknown -> Answer.State.UNKNOWN.word();
            case Truth.NoValueYet waiting -> Answer.State.NO_VALUE_YET.word();
            case Truth.NoSource none -> Answer.State.NO_SOURCE.word();
        };
    }

    private static List<Truth.Value> values(ElementTruth truth) {
        return switch (truth) {
            case Truth.Known known -> known.values();
            case Truth.NoValueYet waiting -> waiting.formerSource();
            case Truth.Unknown unknown -> List.of();
            case Truth.NoSource none -> List.of();
        };
    }
}
