package org.zhengyuan.exchange.reconciliation;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells which values are disputed: a discrepancy about them is open. */
public interface OpenDiscrepancies {
    /** A subject's element about which a discrepancy is open. */
    record Disputed(UUID subjectId, String element) {}

    /** The disputed elements of these subjects, read in the caller's transaction. */
    Set<Disputed> among(Collection<UUID> subjects);
}
