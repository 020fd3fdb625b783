package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of everything that was asked. Append-only. */
public interface Trail {
    /** Adds entries in the caller's transaction, with one statement; they are durable when it commits. */
    void append(List<TrailEntry> entries);

    /**
     * Entries of one agreement in the order of their time. An entry may commit a moment after one with a later time; whoever follows
     * the trail reads from a little before the last entry seen.
     *
     * @param after receipt of the last entry seen; null = from the first
     */
    List<Line> list(UUID agreement, @Nullable ReceiptId after, int limit);

    /** A line as it is read: without details. */
    record Line(
            UUID receipt,
            Instant at,
            String kind,
            String outcome,
            boolean repeated,
            String client,
            @Nullable String department,
            UUID agreement,
            @Nullable Integer agreementVersion,
            String serviceItem,
            String caseNumber,
            String operator,
            List<String> elements) {}
}
