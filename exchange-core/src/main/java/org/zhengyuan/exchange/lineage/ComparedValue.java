package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.reconciliation.Verdict;

/**
 * What another dataset last delivered for the same element, beside the truth.
 *
 * @param reported its canonical text; null where it had no standard form
 */
public record ComparedValue(
        String dataset,
        List<String> recordKey,
        Verdict verdict,
        @Nullable String reported,
        UUID submission,
        long row,
        Instant recordedAt) {}
