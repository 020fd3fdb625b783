package org.zhengyuan.exchange.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zhengyuan.seal.receipt.Receipt;

/**
 * What goes into a case file: receipts that all speak of one checkpoint.
 *
 * @param title what its maker calls it
 * @param checkpoint a signed note
 * @param erased receipts that were asked for and whose facts are erased
 */
public record CaseContents(
        UUID id,
        String title,
        Instant madeAt,
        String maker,
        String checkpoint,
        List<Receipt> receipts,
        List<WantedReceipt> erased) {
    public CaseContents {
        receipts = List.copyOf(receipts);
        erased = List.copyOf(erased);
    }
}
