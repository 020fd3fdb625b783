package org.zhengyuan.exchange.intake;

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

    CommittedChunks committed();

    /** Merges and splits of subjects that had been carried out when the claim was made. */
    long subjectChanges();

    @Override
    void close();
}
