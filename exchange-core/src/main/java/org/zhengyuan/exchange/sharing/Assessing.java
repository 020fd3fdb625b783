package org.zhengyuan.exchange.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Holds a request against the catalogue and the responsibility list: which datasets, whose, and how each may be shared. */
final class Assessing {
    /** How long after an agreement its uses may be hidden from holders, at most. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Catalog.Snapshot catalog;
    private final ResponsibilityList.Snapshot responsibilities;

    Assessing(Catalog.Snapshot catalog, ResponsibilityList.Snapshot responsibilities) {
        this.catalog = catalog;
        this.responsibilities = responsibilities;
    }

    /** Names the sources of elements that came without datasets; refuses what the catalogue does not know. */
    Outcome<Assessment> assess(Terms asked, Instant now) {
        return invalid(asked, now).then(terms -> {
            Map<String, Set<String>> resolved = new TreeMap<>();
            for (Map.Entry<String, Set<String>> element : terms.elements().entrySet()) {
                switch (datasets(terms.subjectType(), element.getKey(), element.getValue())) {
                    case Outcome.Done<Set<String>> found -> resolved.put(element.getKey(), found.value());
                    case Outcome.Refused<Set<String>> no -> {
                        return Outcome.refused(no.refusal(), no.facts());
                    }
                }
            }
            return Outcome.done(judged(terms.withElements(resolved)));
        });
    }

    private static Outcome<Terms> invalid(Terms terms, Instant now) {
        if (terms.purpose().items().isEmpty()) {
            return field("purpose.items", Expected.of("service-item"));
        }
        if (terms.purpose().text().isBlank()) {
            return field("purpose.text", Expected.of("purpose"));
        }
        if (terms.legalBasis().isBlank()) {
            return field("legalBasis", Expected.of("legal-basis"));
        }
        if (terms.elements().isEmpty()) {
            return field("elements", Expected.of("element"));
        }
        if (terms.quota().perDay() < 1 || terms.quota().total() < 1) {
            return field("quota", Expected.of("quota"));
        }
        if (!terms.validFrom().isBefore(terms.validTo()) || !now.isBefore(terms.validTo())) {
            return field("validTo", Expected.of("later-day"));
        }
        HiddenFromHolder hidden = terms.options().hiddenFromHolder();
        if (hidden != null && hidden.basis().isBlank()) {
            return field("options.hiddenFromHolder.basis", Expected.of("legal-basis"));
        }
        if (hidden != null
                && (!hidden.until().isAfter(now)
                        || hidden.until().isAfter(terms.validTo().plus(LONGEST)))) {
            return field("options.hiddenFromHolder.until", Expected.of("hidden-until", LONGEST.toDays()));
        }
        return Outcome.done(terms);
    }

    private static Outcome<Terms> field(String field, Expected expected) {
        return Outcome.refused(SharingRefusal.INVALID, Map.of("field", field, "expected", expected));
    }

    private Outcome<Set<String>> datasets(String subjectType, String code, Set<String> named) {
        DataElement element = catalog.element(code).orElse(null);
        if (element == null) {
            return Outcome.refused(SharingRefusal.UNKNOWN_ELEMENT, Map.of("element", code));
        }
        if (!element.subjectType().equals(subjectType)) {
            return Outcome.refused(SharingRefusal.OTHER_SUBJECT_TYPE, Map.of("element", code));
        }
        Set<String> sources = responsibilities.sources(code);
        if (named.isEmpty()) {
            return sources.isEmpty()
                    ? Outcome.refused(SharingRefusal.ELEMENT_WITHOUT_SOURCE, Map.of("element", code))
                    : Outcome.done(sources);
        }
        for (String dataset : named) {
            if (catalog.dataset(dataset).isEmpty() || !(sources.contains(dataset) || holds(dataset, code))) {
                return Outcome.refused(
                        SharingRefusal.DATASET_WITHOUT_ELEMENT, Map.of("element", code, "dataset", dataset));
            }
        }
        return Outcome.done(named);
    }

    private boolean holds(String dataset, String element) {
        return catalog.dataset(dataset)
                .map(PublishedDataset::definition)
                .map(definition -> definition.items().stream().anyMatch(item -> element.equals(item.element())))
                .orElse(false);
    }

    private Assessment judged(Terms terms) {
        Set<String> sources = new TreeSet<>();
        Set<String> approvers = new TreeSet<>();
        Set<String> notShared = new TreeSet<>();
        terms.elements().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .flatMap(code -> catalog.dataset(code).stream())
                .map(PublishedDataset::definition)
                .forEach(dataset -> {
                    sources.add(dataset.department());
                    judge(dataset, terms.requester(), approvers, notShared);
                    // what holders may not see, somebody must have answered for
                    if (terms.options().hiddenFromHolder() != null) {
                        approvers.add(dataset.department());
                    }
                });
        return new Assessment(terms, sources, approvers, String.join("; ", notShared));
    }

    /** A department's own data need nobody's leave. */
    private static void judge(Dataset dataset, String requester, Set<String> approvers, Set<String> notShared) {
        if (dataset.department().equals(requester)) {
            return;
        }
        switch (dataset.sharing()) {
            case UNCONDITIONAL -> {}
            case CONDITIONAL -> approvers.add(dataset.department());
            case NOT_SHARED -> notShared.add(dataset.code() + ": " + dataset.sharingTerms());
        }
    }
}
