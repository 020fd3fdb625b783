package org.zhengyuan.exchange.intake;

import java.util.BitSet;
import java.util.UUID;

/**
 * The right to work on one submission. While it is open no other process works on a submission of the same dataset; it ends with
 * {@link #close()} or with the process.
 *
 * @see WorkQueue
 */
public interface Claim extends AutoCloseable {
    Submission submission();

    /** Fences this worker's writes: only the present owner's chunks commit. */
    UUID owner();

    /** Numbers of the chunks that were committed before, by whoever. */
    BitSet committed();

    @Override
    void close();
}
