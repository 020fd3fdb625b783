package org.zhengyuan.exchange.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.registry.VersionRow;

/** Chunks as they are kept, for the receipts of their rows. */
public interface KeptChunks {
    /** A chunk with the versions that one of its rows made: one, and its like under other subjects where it was merged. */
    record OfRow(KeptChunk chunk, int place, List<VersionRow> versions) {}

    /** Empty where the submission has no such row, or the row is older than the log. */
    Optional<OfRow> holding(UUID submission, long row);
}
