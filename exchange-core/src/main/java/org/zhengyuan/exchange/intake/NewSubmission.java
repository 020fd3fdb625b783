package org.zhengyuan.exchange.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.Format;

/** A file that lies durably in the spool under its id, before the exchange has taken responsibility for it. Fields as in {@link Submission}. */
public record NewSubmission(
        UUID id,
        String dataset,
        String department,
        String source,
        String submittedBy,
        @Nullable String idempotencyKey,
        Delivery delivery,
        Format format,
        @Nullable String charset,
        String fileName,
        long byteSize,
        byte[] digest) {}
