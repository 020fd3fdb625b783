package org.zhengyuan.exchange.lineage;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.RecordHistories;

/**
 * Under which ids a subject's receipts were filed. Where a merge was taken back, what was received in between stands under the id that was kept
 * and may be somebody else's: then only the versions of the subject's own records tell whose it is.
 *
 * @param ever the subject and all it was ever one with
 * @param now the subject and all it is one with
 */
record OwnReceipts(Set<UUID> ever, Set<UUID> now) {
    static OwnReceipts of(UUID subject, RecordHistories records) {
        return new OwnReceipts(records.oneWith(subject), records.standingWith(subject));
    }

    /** Some receipts under these ids may be about somebody else. */
    boolean mixed() {
        return !ever.equals(now);
    }

    /** The versions that receipts must be of; null = of any, for all receipts under these ids are the subject's. */
    @Nullable
    Set<Long> versions(RecordHistories records) {
        return mixed() ? records.versionsOf(now, null, null) : null;
    }
}
