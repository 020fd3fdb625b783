package org.zhengyuan.exchange.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between what the source says and what another dataset's department delivered.
 *
 * @param number running number; lists go from the highest to the lowest
 * @param subjectId random internal id of the subject
 * @param sourceValue canonical text
 * @param recordKey key of the reporter's record; empty where the dataset has one row per subject
 * @param submission the reporter's submission that said so last
 * @param row its row there
 */
public record Discrepancy(
        UUID id,
        long number,
        UUID subjectId,
        String element,
        String sourceDataset,
        String sourceValue,
        String reporterDataset,
        String recordKey,
        String reportedValue,
        UUID submission,
        long row,
        State state,
        Instant openedAt,
        @Nullable Instant closedAt) {
    /** Where it stands. */
    public enum State {
        OPEN("open"),
        /** The source now says what was reported. */
        SOURCE_CORRECTED("source-corrected"),
        /** The reporter now says what the source says. */
        REPORTER_CORRECTED("reporter-corrected");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** Name in the API, in the database and in message keys. */
        public String label() {
            return label;
        }

        public static State of(String label) {
            for (State state : values()) {
                if (state.label.equals(label)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a discrepancy: " + label);
        }
    }
}
