package org.zhengyuan.exchange.responsibility;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines that the list held at one instant of its knowledge, in maps made once; immutable and read without locks. */
public final class ResponsibilitySnapshot implements ResponsibilityList.Snapshot {
    private final Map<String, Map<String, List<Responsibility>>> byElementAndDivision;
    private final Map<String, List<Responsibility>> byElement;
    private final Map<String, Set<String>> elementsByDataset;
    private final Map<String, Set<String>> datasetsByElement;

    public ResponsibilitySnapshot(Collection<Responsibility> lines) {
        byElementAndDivision =
                lines.stream().collect(groupingBy(Responsibility::element, groupingBy(Responsibility::division)));
        byElement = lines.stream()
                .sorted(Comparator.comparing(Responsibility::division).thenComparing(Responsibility::validFrom))
                .collect(groupingBy(Responsibility::element, collectingAndThen(toList(), List::copyOf)));
        elementsByDataset = lines.stream()
                .collect(groupingBy(Responsibility::dataset, mapping(Responsibility::element, toUnmodifiableSet())));
        datasetsByElement = lines.stream()
                .collect(groupingBy(Responsibility::element, mapping(Responsibility::dataset, toUnmodifiableSet())));
    }

    @Override
    public List<Responsibility> lines(String element) {
        return byElement.getOrDefault(element, List.of());
    }

    @Override
    public Optional<Responsibility> governing(String element, @Nullable String division, Instant validAt) {
        Map<String, List<Responsibility>> byDivision = byElementAndDivision.get(element);
        if (byDivision == null) {
            return Optional.empty();
        }
        List<String> divisions =
                division == null ? List.of(DivisionHierarchy.NATION) : DivisionHierarchy.upward(division);
        for (String candidate : divisions) {
            for (Responsibility line : byDivision.getOrDefault(candidate, List.of())) {
                if (line.holdsAt(validAt)) {
                    return Optional.of(line);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Set<String> heldBy(String dataset) {
        return elementsByDataset.getOrDefault(dataset, Set.of());
    }

    @Override
    public Set<String> sources(String element) {
        return datasetsByElement.getOrDefault(element, Set.of());
    }
}
