package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells by the bytes alone that a CSV file can be read to its end. Only a quote can leave a record open, and only a long line can hold too
 * much: a file with neither, as most are, needs no taking apart to know it.
 */
final class PlainLines {
    private static final int BUFFER = 1 << 16;

    private PlainLines() {}

    /** True if the file surely holds nothing that ends its reading; false if it must be read to know. */
    static boolean only(Path file, Charset charset, ReadLimits limits) throws IOException {
        // a decoder of GB 18030 takes a line end for a part of a broken character; in UTF-8 these bytes are always
        // themselves
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return false;
        }
        long longest = Math.min(limits.maxColumns(), limits.maxLineChars());
        long line = 0;
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                line = read(bytes, read, line, longest);
                if (line < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Bytes of the line that is open at the end; -1 at a quote or a long line. */
    private static long read(byte[] bytes, int count, long open, long longest) {
        long begin = -open;
        for (int at = 0; at < count; at++) {
            byte b = bytes[at];
            if (b <= '"' && b >= 0) {
                if (b == '"') {
                    return -1;
                }
                if (b == '\n' || b == '\r') {
                    if (at - begin >= longest) {
                        return -1;
                    }
                    begin = at + 1L;
                }
            }
        }
        return count - begin >= longest ? -1 : count - begin;
    }
}
