package org.zhengyuan.exchange.lineage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.responsibility.Responsibility;

/**
 * What the exchange answers for an element, and by which lines of the responsibility list.
 *
 * @param state null where an item of one dataset was asked about
 * @param values what is answered; the present source's, or, where that has none yet, the former one's
 * @param lines that govern
 */
record Spoken(@Nullable String state, List<Truth.Value> values, List<Responsibility> lines) {
    static final Spoken NOTHING = new Spoken(null, List.of(), List.of());

    /** The version that is answered from a record; null where the record does not speak. */
    @Nullable
    Long version(String dataset, String recordKey) {
        for (Truth.Value value : values) {
            if (value.dataset().equals(dataset) && value.recordKey().equals(recordKey)) {
                return value.versionId();
            }
        }
        return null;
    }

    /** True where these datasets alone have a word in it: they are the source, and nothing of another's is answered. */
    boolean isAllOf(Set<String> datasets) {
        return !lines.isEmpty()
                && datasets.containsAll(
                        values.stream().map(Truth.Value::dataset).toList())
                && datasets.containsAll(
                        lines.stream().map(Responsibility::dataset).toList());
    }
}
