package org.zhengyuan.exchange.lineage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.ReceiptId;

/** Questions that were asked, by their receipts. */
public interface AskedQuestions {
    /** The question with one of its answers; {@code answer} null = the first that is kept. Empty where there is none. */
    Optional<AskedOnce> find(ReceiptId receipt, @Nullable Integer answer);

    /** Every answer given under the receipt, the first first; at most 1,000. */
    List<GivenAnswer> given(ReceiptId receipt);
}
