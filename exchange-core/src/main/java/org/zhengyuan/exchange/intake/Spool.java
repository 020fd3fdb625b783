package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.zhengyuan.exchange.problem.Outcome;

/** Where arriving files are stored until they are worked off. */
public interface Spool extends SpooledFiles {
    /**
     * Stores a file under a submission's id. When it returns {@code Done}, the file and its name are on disk and survive the loss of power;
     * in every other case nothing is left behind.
     *
     * @param content read to its end, never held in memory; not closed
     * @param gzip the content is packed and is stored unpacked
     * @throws IOException the sender broke off, or the disk failed
     */
    Outcome<Spooled> store(UUID id, InputStream content, boolean gzip) throws IOException;

    /** Removes a file for which no submission came to be. */
    void discard(UUID id) throws IOException;

    /**
     * A stored file.
     *
     * @param size bytes of the file
     * @param digest SHA-256 of the file
     * @param contentDigest SHA-256 of the content as sent; the same where it was not packed
     */
    record Spooled(long size, byte[] digest, byte[] contentDigest) {}
}
