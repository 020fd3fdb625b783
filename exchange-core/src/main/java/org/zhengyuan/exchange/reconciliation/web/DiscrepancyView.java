package org.zhengyuan.exchange.reconciliation.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.reconciliation.Discrepancy;
import org.zhengyuan.exchange.reconciliation.DiscrepancySight;
import org.zhengyuan.exchange.registry.SubjectRef;

/**
 * A discrepancy as it is shown.
 *
 * @param subject who it is about; null where the values may not be seen
 * @param sourceValue null where it may not be seen
 * @param reportedValue null where it may not be seen
 */
record DiscrepancyView(
        UUID id,
        String state,
        String element,
        @Nullable Named subject,
        Side source,
        Side reporter,
        UUID submission,
        long row,
        Instant openedAt,
        @Nullable Instant closedAt) {
    /** A dataset and what it says. */
    record Side(String dataset, @Nullable String value) {}

    /** A subject as the outside names it. */
    record Named(String type, String identifierType, String id) {
        @Override
        public String toString() {
            return type + "/***";
        }
    }

    static DiscrepancyView of(Discrepancy discrepancy, DiscrepancySight sight, @Nullable SubjectRef subject) {
        boolean values = sight.seesValues(discrepancy);
        return new DiscrepancyView(
                discrepancy.id(),
                discrepancy.state().label(),
                discrepancy.element(),
                values && subject != null
                        ? new Named(subject.subjectType(), subject.identifierType(), subject.identifier())
                        : null,
                new Side(discrepancy.sourceDataset(), values ? discrepancy.sourceValue() : null),
                new Side(discrepancy.reporterDataset(), values ? discrepancy.reportedValue() : null),
                discrepancy.submission(),
                discrepancy.row(),
                discrepancy.openedAt(),
                discrepancy.closedAt());
    }
}
