package org.zhengyuan.exchange.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Source;
import org.zhengyuan.exchange.registry.Truth.Value;
import org.zhengyuan.exchange.sharing.DivisionScope;
import org.zhengyuan.exchange.sharing.Terms;

/**
 * Makes of the truth what an agreement lets go. A value leaves only from a dataset whose department agreed, and only where it lies within
 * the division scope: a ONE element by the subject's home (by its record's division where no home is known), a MANY element by each
 * record's division (by the home where a record has none).
 */
final class Composition {
    private final Terms terms;
    private final Catalog.Snapshot catalog;
    private final Truth truth;
    private final Set<String> disputed;
    private final Set<String> stopped;
    private final boolean everything;
    private final boolean formerSource;
    private final @Nullable String home;

    /**
     * @param disputed elements of this subject about which a discrepancy is open
     * @param stopped datasets under an emergency stop
     * @param everything leave out what is not covered, instead of refusing the whole
     */
    Composition(
            Terms terms,
            Catalog.Snapshot catalog,
            Truth truth,
            Set<String> disputed,
            Set<String> stopped,
            boolean everything,
            boolean formerSource) {
        this.terms = terms;
        this.catalog = catalog;
        this.truth = truth;
        this.disputed = disputed;
        this.stopped = stopped;
        this.everything = everything;
        this.formerSource = formerSource;
        this.home = home();
    }

    /** The home element of a subject type, which a scoped agreement needs beside what was asked for; null where it has none. */
    static @Nullable String homeElement(Terms terms, Catalog.Snapshot catalog) {
        if (terms.division().isNation()) {
            return null;
        }
        for (DataElement element : catalog.elements()) {
            if (element.role() == ElementRole.HOME && element.subjectType().equals(terms.subjectType())) {
                return element.code();
            }
        }
        return null;
    }

    Outcome<List<Answer.Answered>> compose(Collection<String> elements) {
        List<Answer.Answered> answered = new ArrayList<>(elements.size());
        for (String code : elements) {
            boolean many =
                    catalog.element(code).map(DataElement::cardinality).orElse(Cardinality.MANY) == Cardinality.MANY;
            if (!many && home != null && !terms.division().covers(home)) {
                return refused(DeliveryRefusal.DIVISION_NOT_COVERED, code);
            }
            ElementTruth one = truth.elements().getOrDefault(code, new Truth.NoSource());
            String stoppedSource = stoppedSource(one);
            if (stoppedSource != null && everything) {
                answered.add(without(code, Answer.State.STOPPED, many, stoppedSource));
                continue;
            }
            if (stoppedSource != null) {
                return Outcome.refused(
                        CatalogRefusal.DATASET_STOPPED, Map.of("element", code, "dataset", stoppedSource));
            }
            switch (one) {
                case Truth.Known known -> {
                    List<Value> values = many ? inScope(known.values(), true) : known.values();
                    if (!many && !values.stream().allMatch(value -> inScope(value, false))) {
                        return refused(DeliveryRefusal.DIVISION_NOT_COVERED, code);
                    }
                    if (covered(code, values)) {
                        answered.add(known(code, many, values));
                    } else if (everything) {
                        answered.add(without(code, Answer.State.SOURCE_NOT_COVERED, many, null));
                    } else {
                        return refused(DeliveryRefusal.SOURCE_NOT_COVERED, code);
                    }
                }
                case Truth.NoValueYet waiting -> answered.add(waiting(code, many, waiting));
                case Truth.Unknown unknown ->
                    answered.add(without(code, Answer.State.UNKNOWN, many, unknown.dataset()));
                case Truth.NoSource none -> answered.add(without(code, Answer.State.NO_SOURCE, many, null));
            }
        }
        return Outcome.done(answered);
    }

    private Answer.Answered known(String code, boolean many, List<Value> values) {
        if (values.isEmpty()) {
            return without(code, Answer.State.UNKNOWN, many, null);
        }
        boolean held = values.stream().anyMatch(value -> value.value() != null);
        return new Answer.Answered(
                code,
                held ? Answer.State.KNOWN : Answer.State.UNKNOWN,
                many,
                values.getFirst().dataset(),
                sourced(code, values),
                List.of());
    }

    private Answer.Answered waiting(String code, boolean many, Truth.NoValueYet waiting) {
        List<Value> former = formerSource ? inScope(waiting.formerSource(), many) : List.<Value>of();
        boolean shown = covered(code, former);
        return new Answer.Answered(
                code,
                Answer.State.NO_VALUE_YET,
                many,
                waiting.dataset(),
                List.of(),
                shown ? sourced(code, former) : List.of());
    }

    private static Answer.Answered without(String code, Answer.State state, boolean many, @Nullable String dataset) {
        return new Answer.Answered(code, state, many, dataset, List.of(), List.of());
    }

    /**
     * The first stopped dataset that speaks for the element, whether or not it has a value of this subject; null where there is none. What
     * the others say would pass for all there is.
     */
    private @Nullable String stoppedSource(ElementTruth one) {
        if (stopped.isEmpty()) {
            return null;
        }
        Stream<String> sources =
                switch (one) {
                    case Truth.Known known -> withinScope(known.sources());
                    case Truth.NoValueYet waiting ->
                        Stream.concat(
                                Stream.of(waiting.dataset()),
                                formerSource ? waiting.formerSource().stream().map(Value::dataset) : Stream.empty());
                    case Truth.Unknown unknown -> withinScope(unknown.sources());
                    case Truth.NoSource none -> Stream.empty();
                };
        return sources.filter(stopped::contains).findFirst().orElse(null);
    }

    /** Without those that speak only for divisions of which the agreement lets nothing go. */
    private Stream<String> withinScope(List<Source> sources) {
        DivisionScope agreed = terms.division();
        return sources.stream()
                .filter(source ->
                        agreed.covers(source.division()) || new DivisionScope(source.division()).covers(agreed.code()))
                .map(Source::dataset);
    }

    private boolean covered(String element, List<Value> values) {
        for (Value value : values) {
            if (!terms.covers(element, value.dataset())) {
                return false;
            }
        }
        return true;
    }

    private List<Value> inScope(List<Value> values, boolean many) {
        return terms.division().isNation()
                ? values
                : values.stream().filter(value -> inScope(value, many)).toList();
    }

    private boolean inScope(Value value, boolean many) {
        if (terms.division().isNation()) {
            return true;
        }
        String own = value.division();
        String division = own != null && (many || home == null) ? own : home;
        return division != null && terms.division().covers(division);
    }

    private List<Answer.Sourced> sourced(String element, List<Value> values) {
        List<Answer.Sourced> sourced = new ArrayList<>(values.size());
        for (Value value : values) {
            sourced.add(new Answer.Sourced(value, department(value.dataset()), disputed.contains(element)));
        }
        return sourced;
    }

    private @Nullable Department department(String dataset) {
        return catalog.everPublished(dataset)
                .flatMap(one -> catalog.department(one.definition().department()))
                .orElse(null);
    }

    private @Nullable String home() {
        String element = homeElement(terms, catalog);
        ElementTruth one = element == null ? null : truth.elements().get(element);
        List<Value> values =
                switch (one) {
                    case null -> List.<Value>of();
                    case Truth.Known known -> known.values();
                    case Truth.NoValueYet waiting -> waiting.formerSource();
                    case Truth.Unknown unknown -> List.<Value>of();
                    case Truth.NoSource none -> List.<Value>of();
                };
        return values.isEmpty() || values.getFirst().text().isEmpty()
                ? null
                : values.getFirst().text();
    }

    private static Outcome<List<Answer.Answered>> refused(DeliveryRefusal refusal, String element) {
        return Outcome.refused(refusal, Map.of("element", element));
    }
}
