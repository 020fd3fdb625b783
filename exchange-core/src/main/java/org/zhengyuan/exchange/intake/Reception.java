package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.io.InputStream;
import org.zhengyuan.exchange.problem.Outcome;

/** Where files are handed over, by whatever way they came. */
public interface Reception {
    /**
     * Takes responsibility for a file. {@code Done} means stored and committed: it will be worked off, whatever dies in between.
     *
     * @throws IOException the content could not be read to its end, or the disk failed: nothing was taken
     */
    Outcome<Received> receive(Upload upload, InputStream content) throws IOException;

    /**
     * A submission that stands.
     *
     * @param repeated the same file was handed in before; this is that submission
     */
    record Received(Submission submission, boolean repeated) {}
}
