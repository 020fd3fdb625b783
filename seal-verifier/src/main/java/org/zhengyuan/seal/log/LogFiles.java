package org.zhengyuan.seal.log;

import java.io.IOException;

/** The static resources of a tiled log (C2SP tlog-tiles, "APIs"), by their path below the log's prefix. */
@FunctionalInterface
public interface LogFiles {
    /**
     * All bytes of the resource; of a longer one the first {@code mostBytes + 1}, which tell that it is too long. What form it must have is for
     * the caller to judge.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException if it could not be read
     */
    byte[] read(String path, int mostBytes) throws IOException;
}
