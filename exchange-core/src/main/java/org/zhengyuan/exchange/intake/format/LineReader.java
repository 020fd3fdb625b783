package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, each bounded, ended by LF, CR or CRLF. */
final class LineReader {
    private final Reader in;
    private final int maxChars;
    private char[] buffer = new char[1 << 15];
    private int position;
    private int end;
    private boolean cutOff;

    LineReader(Reader in, int maxChars) {
        this.in = in;
        this.maxChars = maxChars;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    String next(long number) throws IOException, UnreadableFile {
        while (true) {
            int length = lengthOfLine(number);
            if (length < 0) {
                return null;
            }
            String line = new String(buffer, position, length);
            cutOff = position + length == end;
            position += Math.min(length + 1, end - position);
            if (!line.isBlank()) {
                return line;
            }
        }
    }

    /** The line read last has no end: it is the file's last. */
    boolean isCutOff() {
        return cutOff;
    }

    private int lengthOfLine(long number) throws IOException, UnreadableFile {
        int length = 0;
        while (true) {
            while (position + length < end) {
                char c = buffer[position + length];
                if (c == '\n' || c == '\r') {
                    return bounded(length, number);
                }
                length++;
            }
            bounded(length, number);
            if (!fill()) {
                return length == 0 ? -1 : length;
            }
        }
    }

    private int bounded(int length, long number) throws UnreadableFile {
        if (length > maxChars) {
            throw new UnreadableFile("file.line-too-long", number, String.valueOf(maxChars));
        }
        return length;
    }

    private boolean fill() throws IOException {
        int kept = end - position;
        char[] target = kept > buffer.length / 2 ? new char[buffer.length * 2] : buffer;
        System.arraycopy(buffer, position, target, 0, kept);
        buffer = target;
        position = 0;
        end = kept;
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }
}
