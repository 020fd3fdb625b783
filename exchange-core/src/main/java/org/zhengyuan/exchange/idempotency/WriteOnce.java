package org.zhengyuan.exchange.idempotency;

import java.time.Instant;
import java.util.function.Supplier;
import org.zhengyuan.exchange.problem.Outcome;

/** Does a write at most once for each key, and remembers its answer. */
public interface WriteOnce {
    /** @param repeated true where the write was done before and this is its kept answer */
    record Answered(KeptAnswer answer, boolean repeated) {}

    /**
     * Does the write, or gives the answer of the earlier time. What the write records and the memory of its answer are one transaction:
     * after a crash either both are there or neither, and when this returns they are durable. A second call under the same key waits a
     * few seconds for the first. A fault undoes the write and is not remembered; neither is a refusal that is not final.
     *
     * <p>Refused where the key came with another request, or another request under it is still under way.
     *
     * @param write makes the answer, on the calling thread, within the transaction
     * @throws RuntimeException what the write threw; nothing of it stays
     */
    Outcome<Answered> once(KeyedWrite keyed, Supplier<KeptAnswer> write);

    /** Forgets what was done before this instant. */
    void forgetBefore(Instant instant);
}
