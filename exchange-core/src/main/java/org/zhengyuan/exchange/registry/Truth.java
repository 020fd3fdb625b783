package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the responsible datasets say about one subject.
 *
 * @param subjectId random internal id; null where no source knows the identifier
 * @param elements one entry for each element asked for
 * @param validAt the instant the values hold at
 * @param knownAt the instant whose knowledge was used
 */
public record Truth(@Nullable UUID subjectId, Map<String, ElementTruth> elements, Instant validAt, Instant knownAt) {
    /** What is known of one element. */
    public sealed interface ElementTruth {}

    /**
     * The element has values: exactly one for ONE, one per record key for MANY.
     *
     * @param sources every dataset whose values these would be, those without a record of this subject included
     */
    public record Known(List<Value> values, List<Source> sources) implements ElementTruth {
        public Known {
            values = List.copyOf(values);
            sources = List.copyOf(sources);
        }

        /** Values of the only datasets that speak. */
        public Known(List<Value> values) {
            this(values, Source.of(values));
        }
    }

    /**
     * No responsible dataset holds a value of this subject.
     *
     * @param dataset one of the sources
     */
    public record Unknown(String dataset, List<Source> sources) implements ElementTruth {
        public Unknown {
            sources = List.copyOf(sources);
        }

        /** The only responsible dataset holds no value. */
        public Unknown(String dataset) {
            this(dataset, List.of(Source.everywhere(dataset)));
        }
    }

    /** Responsibility moved and the new source has not delivered this subject yet; the former source's value is named as such. */
    public record NoValueYet(String dataset, List<Value> formerSource) implements ElementTruth {
        public NoValueYet {
            formerSource = List.copyOf(formerSource);
        }
    }

    /** No dataset is responsible for the element at this instant (in the subject's division). */
    public record NoSource() implements ElementTruth {}

    /**
     * A dataset that speaks for an element.
     *
     * @param division the division whose records it speaks for; {@code 000000} = all
     */
    public record Source(String dataset, String division) {
        static Source everywhere(String dataset) {
            return new Source(dataset, "000000");
        }

        private static List<Source> of(List<Value> values) {
            if (values.size() == 1) {
                return List.of(everywhere(values.getFirst().dataset()));
            }
            return values.stream()
                    .map(value -> everywhere(value.dataset()))
                    .distinct()
                    .toList();
        }
    }

    /**
     * One value with its source.
     *
     * @param value in the element's Avro type; null where the source's row leaves it empty
     * @param text canonical text of the value; empty where it is null
     * @param recordKey key of the record within the dataset; empty where the dataset has one row per subject
     * @param version running number of the record's version, from 1
     * @param division division the record belongs to; null where it is not known
     */
    public record Value(
            @Nullable Object value,
            String text,
            String dataset,
            String recordKey,
            long versionId,
            int version,
            Instant validFrom,
            Instant recordedAt,
            @Nullable String division) {
        public Value(
                @Nullable Object value,
                String text,
                String dataset,
                String recordKey,
                long versionId,
                int version,
                Instant validFrom,
                Instant recordedAt) {
            this(value, text, dataset, recordKey, versionId, version, validFrom, recordedAt, null);
        }
    }
}
