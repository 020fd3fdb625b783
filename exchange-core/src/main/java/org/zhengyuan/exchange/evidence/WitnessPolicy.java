package org.zhengyuan.exchange.evidence;

import java.util.List;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.receipt.Receipt;

/**
 * Whose cosignatures a checkpoint should bear.
 *
 * @param required how many of them; 0: the log has no outside witness, and says so
 */
public record WitnessPolicy(int required, List<NoteKey> witnesses) {
    public WitnessPolicy {
        witnesses = List.copyOf(witnesses);
        if (required < 0 || required > witnesses.size()) {
            throw new IllegalArgumentException(required + " of " + witnesses.size() + " witnesses");
        }
    }

    /** As receipts tell it. */
    Receipt.WitnessPolicy stated() {
        return new Receipt.WitnessPolicy(
                required, witnesses.stream().map(NoteKey::text).toList());
    }
}
