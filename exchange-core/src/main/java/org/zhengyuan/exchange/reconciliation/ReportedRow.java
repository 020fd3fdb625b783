package org.zhengyuan.exchange.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with values its dataset is not the source of.
 *
 * @param number row number in the submission
 * @param identifier standard form of the subject's identifier
 * @param recordKey key of the reporter's record
 * @param values in the order of the elements compared: canonical text; empty where nothing was delivered; null where what was delivered
 *     has no standard form
 */
public record ReportedRow(long number, String identifier, String recordKey, List<@Nullable String> values) {
    /** The same row under another identifier of its subject. */
    public ReportedRow of(String other) {
        return new ReportedRow(number, other, recordKey, values);
    }
}
