package org.zhengyuan.exchange.reconciliation.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.reconciliation.Comparison;
import org.zhengyuan.exchange.reconciliation.ReportedRow;
import org.zhengyuan.exchange.registry.Truth;

/** A row beside the truth; one comparison per element, null where nothing was compared. */
record Checked(ReportedRow row, Truth truth, List<@Nullable Comparison> comparisons) {
    UUID subjectId() {
        return Objects.requireNonNull(truth.subjectId(), "only rows of known subjects are kept");
    }

    /** A letter per element, a blank where nothing was compared. */
    String verdicts() {
        StringBuilder letters = new StringBuilder();
        for (@Nullable Comparison comparison : comparisons) {
            letters.append(comparison == null ? ' ' : comparison.verdict().letter());
        }
        return letters.toString();
    }
}
