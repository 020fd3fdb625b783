package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.registry.KeyTable;
import org.zhengyuan.exchange.registry.Truth;

/**
 * What a pull is answered with.
 *
 * @param elements one per element, in the order asked for
 * @param validAt the instant the values hold at
 * @param knownAt the instant whose knowledge was used
 */
public record Answer(
        ReceiptId receipt, AgreementUsed agreement, Instant validAt, Instant knownAt, List<Answered> elements) {
    private static final String KEY_PARTS = String.valueOf(KeyTable.SEPARATOR);

    /** How an element stands. */
    public enum State {
        KNOWN("known"),
        /** The responsible source holds no value of this subject: no record, or one that leaves the element empty. */
        UNKNOWN("unknown"),
        /** Responsibility moved; the new source has not delivered this subject yet. */
        NO_VALUE_YET("noValueYet"),
        /** Nobody is responsible. */
        NO_SOURCE("noSource"),
        /** The present source has not agreed; only where everything covered was asked for. */
        SOURCE_NOT_COVERED("sourceNotCovered"),
        /** The source is under an emergency stop; only where everything covered was asked for. */
        STOPPED("stopped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One element of the answer.
     *
     * @param many the element may have many values; the answer then is a list
     * @param dataset the responsible dataset; null where there is none, or several
     * @param values what the source's records say; of an unknown element only records that leave it empty
     * @param former the former source's values, where asked for
     */
    public record Answered(
            String element,
            State state,
            boolean many,
            @Nullable String dataset,
            List<Sourced> values,
            List<Sourced> former) {
        /** Those of the values that are one. What the source's record leaves empty is in the trail and no answer. */
        public List<Sourced> held() {
            return values.stream().filter(Sourced::holdsValue).toList();
        }
    }

    /**
     * A value and where it comes from.
     *
     * @param department the source department; null where the catalogue no longer knows it
     * @param disputed a discrepancy about it is open
     */
    public record Sourced(Truth.Value value, @Nullable Department department, boolean disputed) {
        /** False where the source's record leaves the element empty. */
        public boolean holdsValue() {
            return value.value() != null;
        }

        /** Parts of the record's key; empty where the dataset has one row per subject. */
        public List<String> recordKey() {
            return value.recordKey().isEmpty()
                    ? List.of()
                    : List.of(value.recordKey().split(KEY_PARTS, -1));
        }
    }
}
