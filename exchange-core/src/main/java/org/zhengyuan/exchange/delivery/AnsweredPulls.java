package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Pulls that were answered under an Idempotency-Key. All in the caller's transaction. */
public interface AnsweredPulls {
    /** What a key stands for. */
    record Earlier(ReceiptId receipt, byte[] digest) {}

    /** Those of the keys that are known. */
    Map<Repeatable.Key, Earlier> find(Collection<Repeatable.Key> keys);

    /** Remembers a key; two concurrent transactions cannot both remember the same one. */
    void remember(Repeatable repeatable, ReceiptId receipt, Instant at);

    /** Forgets keys older than this. */
    void forgetBefore(Instant at);
}
