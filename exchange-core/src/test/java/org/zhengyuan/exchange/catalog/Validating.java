package org.zhengyuan.exchange.catalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.catalog.validation.CatalogValidation;

/** Validation against a given state of the catalogue; a fault is written as its reason and its pointer. */
record Validating(Catalog.Snapshot present, Set<String> held) {
    static final RuleCompiler RULES = new ValueRules(LocalDate.of(2026, 11, 21))::of;

    static Validating on(Catalog.Snapshot present) {
        return new Validating(present, Set.of());
    }

    /** A state in which these were published, datasets as their first version. */
    static Catalog.Snapshot published(CatalogDefinition... definitions) {
        CatalogValidation validation = new CatalogValidation(CatalogSnapshot.empty(), RULES, holding(Set.of()));
        CatalogProposal all = CatalogProposal.of(definitions);
        List<Dataset> datasets = of(Dataset.class, definitions).toList();
        return new CatalogSnapshot(
                1,
                of(Department.class, definitions).toList(),
                of(SubjectType.class, definitions).toList(),
                of(DataElement.class, definitions).toList(),
                IntStream.range(0, datasets.size())
                        .mapToObj(i -> new DatasetVersion(
                                new PublishedDataset(
                                        i + 1, 1, datasets.get(i), validation.schema(all, datasets.get(i))),
                                true))
                        .toList());
    }

    List<String> faults(CatalogDefinition... definitions) {
        return new CatalogValidation(present, RULES, holding(held))
                .faults(CatalogProposal.of(definitions)).stream()
                        .map(fault -> fault.reason() + " " + fault.pointer())
                        .toList();
    }

    private static <T> Stream<T> of(Class<T> type, CatalogDefinition... definitions) {
        return Arrays.stream(definitions).filter(type::isInstance).map(type::cast);
    }

    private static SourceGuard holding(Set<String> held) {
        return new SourceGuard() {
            @Override
            public Set<String> held(String dataset) {
                return held;
            }

            @Override
            public Set<String> presentlyHeld(String dataset) {
                return held;
            }
        };
    }
}
