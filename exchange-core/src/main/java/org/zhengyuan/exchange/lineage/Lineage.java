package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a value came from and who received it, as far as the asker may see it.
 *
 * @param query random id of the question
 * @param receipt of the fact that the question was asked
 * @param sight how much the asker sees
 * @param state {@code known}, {@code unknown}, {@code noValueYet}, {@code noSource}; null for a receiver and for an item of a dataset
 * @param values one per record; only auditors and the source see any
 * @param moreValues there are more records than are listed; ask with a record key
 * @param comparisons with what other datasets delivered; only auditors and the source see any
 */
public record Lineage(
        UUID query,
        UUID receipt,
        Sight sight,
        Target target,
        Instant validAt,
        Instant knownAt,
        @Nullable String state,
        List<ValueLineage> values,
        boolean moreValues,
        List<ComparedValue> comparisons,
        List<Ruling> rulings,
        Receivers receivers) {
    public Lineage {
        values = List.copyOf(values);
        comparisons = List.copyOf(comparisons);
        rulings = List.copyOf(rulings);
    }

    Lineage withValues(List<ValueLineage> others) {
        return new Lineage(
                query,
                receipt,
                sight,
                target,
                validAt,
                knownAt,
                state,
                others,
                moreValues,
                comparisons,
                rulings,
                receivers);
    }

    /** How much is shown. */
    public enum Sight {
        /** Everything. */
        AUDITOR,
        /** What concerns the datasets of the asker's department: their values and origins, who received them. */
        SOURCE,
        /** What the asker's department received itself, without the values: they leave under an agreement only. */
        RECEIVER
    }
}
