package org.zhengyuan.exchange.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Compares delivered rows with the truth, set by set, in the caller's transaction. */
public interface CrossCheck {
    /**
     * What all rows of a set share.
     *
     * @param elements codes of the elements compared, in the order of {@link ReportedRow#values()}
     * @param contested those of them that the reporting dataset is itself responsible for, for some subjects: compared only where another
     *     dataset governs
     */
    record Setting(
            int datasetId,
            String subjectType,
            String identifierType,
            List<String> elements,
            List<String> contested,
            UUID submissionId,
            Instant recordedAt) {}

    /**
     * Compares, keeps the comparison, opens a discrepancy for every difference and closes those that are settled. Repeating a set in
     * another transaction after a failure changes nothing.
     */
    Compared check(Setting setting, List<ReportedRow> rows);

    /** Compares and counts, and keeps nothing: for rows that repeat a row of the same file. */
    CheckCounts count(Setting setting, List<ReportedRow> rows);

    /** The source delivered new values for subjects: closes the discrepancies that they settle. */
    void sourceChanged(int sourceDatasetId, List<UUID> subjects, UUID submissionId, Instant recordedAt);
}
