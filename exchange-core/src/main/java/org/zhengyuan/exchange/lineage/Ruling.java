package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An act that made the value what it is. */
public sealed interface Ruling {
    /** The facts of it in the evidence log. */
    List<FactPlace> facts();

    /**
     * The line of the responsibility list by which the dataset is the source, and the decision that opened it.
     *
     * @param validTo first instant no longer covered; null = open
     * @param overrideReason why it was decided without a baseline; null where there was one
     */
    record SourceNamed(
            UUID line,
            String dataset,
            String division,
            Instant validFrom,
            @Nullable Instant validTo,
            String kind,
            String decidedBy,
            String basis,
            @Nullable String overrideReason,
            Instant decidedAt,
            List<FactPlace> facts)
            implements Ruling {}

    /**
     * A difference between the source and another dataset, and what came of it.
     *
     * @param state {@code open}, {@code source-corrected}, {@code reporter-corrected}
     * @param closedAt null while it is open
     */
    record DifferenceSettled(
            UUID discrepancy,
            String sourceDataset,
            String sourceValue,
            String reporterDataset,
            String reportedValue,
            String state,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<FactPlace> facts)
            implements Ruling {
        /** The same with its facts. */
        public DifferenceSettled with(List<FactPlace> noted) {
            return new DifferenceSettled(
                    discrepancy,
                    sourceDataset,
                    sourceValue,
                    reporterDataset,
                    reportedValue,
                    state,
                    openedAt,
                    closedAt,
                    noted);
        }

        @Override
        public String toString() {
            return "DifferenceSettled[" + discrepancy + ", " + state + "]";
        }
    }

    /** A merge or split that stewards carried out on the subject. {@code kind}: {@code merge} or {@code split}. */
    record SubjectChanged(
            UUID change,
            String kind,
            String reason,
            String proposedBy,
            String decidedBy,
            Instant decidedAt,
            List<FactPlace> facts)
            implements Ruling {
        /** The same with its facts. */
        public SubjectChanged with(List<FactPlace> noted) {
            return new SubjectChanged(change, kind, reason, proposedBy, decidedBy, decidedAt, noted);
        }
    }
}
