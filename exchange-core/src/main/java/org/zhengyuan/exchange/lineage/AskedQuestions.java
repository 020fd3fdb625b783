package org.zhengyuan.exchange.lineage;

import java.util.List;
import org.zhengyuan.exchange.delivery.ReceiptId;

/** Questions that were asked, by their receipts. */
public interface AskedQuestions {
    /** The question, and its repetitions under its Idempotency-Key (at most 20), the first first; empty where there is none. */
    List<AskedOnce> find(ReceiptId receipt);
}
