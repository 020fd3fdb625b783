package org.zhengyuan.exchange.intake.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row in bounded memory. One thread; the same bytes give the same rows, always. */
public interface RowReader extends Closeable {
    /** The file's own column names in order. */
    List<String> header();

    /** What was detected: charset, separator, sheet …, for people to read and for writing refusals back the same way. */
    Dialect dialect();

    /**
     * The next row, or null after the last.
     *
     * @throws UnreadableFile the rest of the file cannot be read (truncated, damaged, over a limit); rows before it stand
     */
    @Nullable
    RawRow next() throws IOException, UnreadableFile;

    /**
     * Reads to the end without handing out rows, and refuses what {@link #next} would refuse. A reader that knows a quicker way takes it.
     *
     * @throws UnreadableFile as {@link #next}
     */
    default void requireReadable() throws IOException, UnreadableFile {
        while (next() != null) {
            // only the reader's own judgement is wanted
        }
    }

    /** Bytes of the file consumed so far, for progress. */
    long bytesRead();
}
