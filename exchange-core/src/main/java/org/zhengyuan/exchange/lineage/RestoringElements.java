package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.delivery.Answer.Answered;
import org.zhengyuan.exchange.delivery.Answer.Sourced;
import org.zhengyuan.exchange.delivery.Answer.State;
import org.zhengyuan.exchange.registry.RecordValues;
import org.zhengyuan.exchange.registry.RecordedVersion;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/**
 * Puts the elements of a past answer together again. Two things stand in the answer and not in the trail: from when a value speaks where its
 * dataset became responsible after its row began to hold, and which source an element without a value was said to have. What the resolver
 * says for the instants of the answer comes first, then whatever the list allowed then.
 */
public final class RestoringElements {
    /** Answers that are tried for one question. */
    static final int MOST = 256;

    private final TruthResolver resolver;
    private final Subjects subjects;
    private final ResponsibilityList responsibilities;
    private final RecordValues values = new RecordValues();

    public RestoringElements(TruthResolver resolver, Subjects subjects, ResponsibilityList responsibilities) {
        this.resolver = resolver;
        this.subjects = subjects;
        this.responsibilities = responsibilities;
    }

    /** At most {@link #MOST} possible answers, the likeliest first; none where a version does not fit the catalogue. */
    Iterable<List<Answered>> candidates(
            AskedOnce question, PastDetails details, Map<Long, RecordedVersion> versions, Catalog.Snapshot catalog) {
        Map<String, Truth.ElementTruth> truths = truths(question, details);
        ResponsibilityList.Snapshot list = responsibilities.knownAt(details.knownAt());
        List<List<Answered>> choices = new ArrayList<>();
        for (String element : question.elements()) {
            List<Answered> possible =
                    new Restored(element, details, versions, catalog, list, truths.get(element)).possible();
            if (possible.isEmpty()) {
                return List.of();
            }
            choices.add(possible);
        }
        return () -> new Combinations<>(choices);
    }

    private Map<String, Truth.ElementTruth> truths(AskedOnce question, PastDetails details) {
        UUID subject = question.subject();
        SubjectRef name =
                subject == null ? null : subjects.names(List.of(subject)).get(subject);
        return name == null
                ? Map.of()
                : resolver.resolve(List.of(new TruthQuery(
                                name, Set.copyOf(question.elements()), details.validAt(), details.knownAt())))
                        .getFirst()
                        .elements();
    }

    /** One element of the answer, in every way it may have been. */
    private final class Restored {
        private final String element;
        private final PastDetails details;
        private final Map<Long, RecordedVersion> versions;
        private final Catalog.Snapshot catalog;
        private final ResponsibilityList.Snapshot list;
        private final Truth.@Nullable ElementTruth truth;

        Restored(
                String element,
                PastDetails details,
                Map<Long, RecordedVersion> versions,
                Catalog.Snapshot catalog,
                ResponsibilityList.Snapshot list,
                Truth.@Nullable ElementTruth truth) {
            this.element = element;
            this.details = details;
            this.versions = versions;
            this.catalog = catalog;
            this.list = list;
            this.truth = truth;
        }

        List<Answered> possible() {
            State state = details.without().getOrDefault(element, State.KNOWN);
            boolean many =
                    catalog.element(element).map(DataElement::cardinality).orElse(Cardinality.MANY) == Cardinality.MANY;
            List<List<Sourced>> left = new ArrayList<>();
            for (PastDetails.Value value : details.values()) {
                if (value.element().equals(element)) {
                    left.add(possible(value));
                }
            }
            List<Answered> possible = new ArrayList<>();
            for (Iterator<List<Sourced>> all = new Combinations<>(left); all.hasNext() && possible.size() < MOST; ) {
                List<Sourced> handed = all.next();
                boolean former = state == State.NO_VALUE_YET;
                for (@Nullable String dataset : datasets(state, handed)) {
                    possible.add(new Answered(
                            element, state, many, dataset, former ? List.of() : handed, former ? handed : List.of()));
                }
            }
            return possible;
        }

        private List<Sourced> possible(PastDetails.Value handed) {
            RecordedVersion version = versions.get(handed.versionId());
            PublishedDataset dataset = catalog.everPublished(handed.dataset()).orElse(null);
            DataElement meant = catalog.element(element).orElse(null);
            if (version == null || dataset == null || meant == null || version.schemaVersion() > dataset.version()) {
                return List.of();
            }
            Department department =
                    catalog.department(dataset.definition().department()).orElse(null);
            List<Sourced> possible = new ArrayList<>();
            for (Instant from : speaksFrom(handed, version)) {
                possible.add(new Sourced(
                        values.value(dataset, meant, version.stored(), values.decode(catalog, version.stored()), from),
                        department,
                        handed.disputed()));
            }
            return possible;
        }

        private Set<Instant> speaksFrom(PastDetails.Value handed, RecordedVersion version) {
            Set<Instant> from = new LinkedHashSet<>();
            for (Truth.Value value : told()) {
                if (value.versionId() == handed.versionId()) {
                    from.add(value.validFrom());
                }
            }
            from.add(version.validFrom());
            for (Responsibility line : list.lines(element)) {
                if (line.dataset().equals(handed.dataset()) && line.validFrom().isAfter(version.validFrom())) {
                    from.add(line.validFrom());
                }
            }
            return from;
        }

        private List<Truth.Value> told() {
            return switch (truth) {
                case null -> List.of();
                case Truth.Known known -> known.values();
                case Truth.NoValueYet waiting -> waiting.formerSource();
                case Truth.Unknown unknown -> List.of();
                case Truth.NoSource none -> List.of();
            };
        }

        private Set<@Nullable String> datasets(State state, List<Sourced> handed) {
            Set<@Nullable String> datasets = new LinkedHashSet<>();
            if (!handed.isEmpty() && state != State.NO_VALUE_YET) {
                datasets.add(handed.getFirst().value().dataset());
                return datasets;
            }
            if (state == State.NO_SOURCE || state == State.SOURCE_NOT_COVERED) {
                datasets.add(null);
                return datasets;
            }
            if (truth instanceof Truth.Unknown unknown) {
                datasets.add(unknown.dataset());
            } else if (truth instanceof Truth.NoValueYet waiting) {
                datasets.add(waiting.dataset());
            }
            list.sources(element).stream().sorted().forEach(datasets::add);
            datasets.add(null);
            return datasets;
        }
    }
}
