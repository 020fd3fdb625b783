package org.zhengyuan.exchange.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** A responsibility list that stands still, put together by a test. */
public final class FixedResponsibilities implements ResponsibilityList, ResponsibilityList.Snapshot {
    private final List<Responsibility> lines = new ArrayList<>();

    /** The dataset is the nation's source of these elements, always. */
    public FixedResponsibilities national(String dataset, String... elements) {
        for (String element : elements) {
            lines.add(new Responsibility(
                    UUID.randomUUID(), element, "000000", dataset, Instant.EPOCH, null, Instant.EPOCH, null));
        }
        return this;
    }

    @Override
    public Snapshot current() {
        return this;
    }

    @Override
    public Snapshot knownAt(Instant knownAt) {
        return this;
    }

    @Override
    public List<Responsibility> lines(String element) {
        return lines.stream().filter(line -> line.element().equals(element)).toList();
    }

    @Override
    public Optional<Responsibility> governing(String element, @Nullable String division, Instant validAt) {
        return lines(element).stream()
                .filter(line -> line.holdsAt(validAt))
                .max(Comparator.comparing(Responsibility::division));
    }

    @Override
    public Set<String> heldBy(String dataset) {
        return lines.stream()
                .filter(line -> line.dataset().equals(dataset))
                .map(Responsibility::element)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> sources(String element) {
        return lines(element).stream().map(Responsibility::dataset).collect(Collectors.toSet());
    }
}
