package org.zhengyuan.exchange.evidence;

import java.util.Optional;
import java.util.UUID;

/** Where facts of some kind are kept. */
public interface FactSource {
    /** The fact whose receipt has this id; empty where it is not kept here. */
    Optional<RecordedFact> find(UUID receipt);

    /**
     * One of several facts under a receipt: a question repeated under its Idempotency-Key is answered anew, and each answer is a fact.
     *
     * @param number from 1, in the order of time
     */
    default Optional<RecordedFact> answer(UUID receipt, int number) {
        return number == 1 ? find(receipt) : Optional.empty();
    }
}
