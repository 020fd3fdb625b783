package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The delivered row a version was made of.
 *
 * @param department USCC of the department that delivered
 * @param via how the file came, for example {@code http}
 * @param fileDigest SHA-256 of the file, hexadecimal
 * @param datasetVersion version of the dataset under which the row was admitted
 * @param row its number in the file, from 1; 0 for a record that ended because a full delivery did not name it
 * @param chunk the fact that commits to the row; null for rows from before the log began
 * @param facts of the submission
 * @param approvedBy steward who decided on a full delivery's absent records; null where none had to
 */
public record Origin(
        UUID submission,
        String department,
        String via,
        String submittedBy,
        Instant receivedAt,
        String fileName,
        String fileDigest,
        String format,
        int datasetVersion,
        long row,
        OriginalText original,
        @Nullable AppliedRule rule,
        @Nullable FactPlace chunk,
        List<FactPlace> facts,
        @Nullable String approvedBy) {
    public Origin {
        facts = List.copyOf(facts);
    }

    Origin withOriginal(OriginalText text) {
        return new Origin(
                submission,
                department,
                via,
                submittedBy,
                receivedAt,
                fileName,
                fileDigest,
                format,
                datasetVersion,
                row,
                text,
                rule,
                chunk,
                facts,
                approvedBy);
    }

    /** The rule that made the standard form, as it was when the row was recorded; null for what no rule concerns, as the existence of a record. */
    public record AppliedRule(String item, String kind, Map<String, Object> parameters) {
        public AppliedRule {
            parameters = Map.copyOf(parameters);
        }
    }
}
