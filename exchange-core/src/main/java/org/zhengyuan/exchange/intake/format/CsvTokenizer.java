package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Takes a CSV text (RFC 4180, any separator, CR, LF or CRLF) apart into records.
 *
 * <p>Ours and not a library's, for what departments send: a record with a stray quote is marked and the next line read on, bytes
 * that are no text are found in the same pass, and a record is bounded as a whole, not only each of its cells.
 */
final class CsvTokenizer {
    private static final char QUOTE = '"';

    private final Reader in;
    private final char separator;
    private final boolean[] plain = new boolean[128];
    private final int maxChars;
    private final int maxCells;
    private final StringBuilder unescaped = new StringBuilder();

    private char[] buffer = new char[1 << 15];
    private int position;
    private int end;
    private boolean afterCarriageReturn;
    private int width;
    private int recordChars;

    private String[] cells = new String[0];
    private int count;
    private int controlAt;
    private int encodingAt;
    private boolean misquoted;
    private long row;

    CsvTokenizer(Reader in, char separator, ReadLimits limits) {
        this.in = in;
        this.separator = separator;
        this.maxChars = limits.maxLineChars();
        this.maxCells = limits.maxColumns();
        for (char c = ' '; c < 0x7F; c++) {
            plain[c] = c != separator;
        }
    }

    /** Reads the next record; false at the end. {@code number} is the row it would be, for a fault that ends the file. */
    boolean next(long number) throws IOException, UnreadableFile {
        row = number;
        cells = new String[width];
        count = 0;
        controlAt = -1;
        encodingAt = -1;
        misquoted = false;
        recordChars = 0;
        if (position == end && !fill()) {
            return false;
        }
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            if (buffer[position] == '\n' && ++position == end && !fill()) {
                return false;
            }
        }
        boolean recordGoesOn = true;
        while (recordGoesOn) {
            boolean quoted = (position < end || fill()) && buffer[position] == QUOTE;
            recordGoesOn = quoted ? quotedCell() : plainCell();
        }
        width = count;
        return true;
    }

    private boolean plainCell() throws IOException, UnreadableFile {
        int length = 0;
        while (true) {
            if (position + length == end && !fill()) {
                add(new String(buffer, position, length));
                consume(length);
                return false;
            }
            int at = position + length;
            int stop = end;
            while (at < stop && (buffer[at] < 0x7F ? plain[buffer[at]] : isPlainBeyondAscii(buffer[at]))) {
                at++;
            }
            length = at - position;
            if (at == stop) {
                continue;
            }
            char c = buffer[at];
            if (c == separator || c == '\n' || c == '\r') {
                add(length == 0 ? "" : new String(buffer, position, length));
                return behind(c, length + 1);
            }
            note(c);
            length++;
        }
    }

    private boolean quotedCell() throws IOException, UnreadableFile {
        unescaped.setLength(0);
        int from = 1;
        int length = 1;
        while (true) {
            if (position + length == end && !fill()) {
                throw new UnreadableFile("file.truncated", row, "");
            }
            char c = buffer[position + length];
            if (c != QUOTE) {
                note(c);
                length++;
                continue;
            }
            if (position + length + 1 == end && !fill()) {
                add(unescaped(from, length));
                consume(length + 1);
                return false;
            }
            char next = buffer[position + length + 1];
            if (next == QUOTE) {
                unescaped.append(buffer, position + from, length + 1 - from);
                from = length + 2;
                length += 2;
                continue;
            }
            if (next == separator || next == '\n' || next == '\r') {
                add(unescaped(from, length));
                return behind(next, length + 2);
            }
            misquoted = true;
            return restOfLine(length + 1);
        }
    }

    private boolean restOfLine(int checked) throws IOException, UnreadableFile {
        int length = checked;
        while (position + length < end || fill()) {
            char c = buffer[position + length];
            if (c == '\n' || c == '\r') {
                add(new String(buffer, position, length));
                return behind(c, length + 1);
            }
            note(c);
            length++;
        }
        add(new String(buffer, position, length));
        consume(length);
        return false;
    }

    private String unescaped(int from, int to) {
        if (unescaped.isEmpty()) {
            return new String(buffer, position + from, to - from);
        }
        return unescaped.append(buffer, position + from, to - from).toString();
    }

    private boolean behind(char delimiter, int length) throws UnreadableFile {
        consume(length);
        afterCarriageReturn = delimiter == '\r';
        return delimiter == separator;
    }

    private void consume(int length) throws UnreadableFile {
        position += length;
        recordChars += length;
        refuseOver(recordChars);
    }

    private void refuseOver(int chars) throws UnreadableFile {
        if (chars > maxChars) {
            throw new UnreadableFile("file.line-too-long", row, String.valueOf(maxChars));
        }
    }

    private static boolean isPlainBeyondAscii(char c) {
        return c >= 0xA0 && c != CellText.REPLACEMENT;
    }

    private void note(char c) {
        if (c == CellText.REPLACEMENT && encodingAt < 0) {
            encodingAt = count;
        } else if (controlAt < 0 && CellText.isControl(c)) {
            controlAt = count;
        }
    }

    private void add(String cell) throws UnreadableFile {
        if (count == cells.length) {
            if (count >= maxCells) {
                throw new UnreadableFile("file.too-many-columns", row, String.valueOf(maxCells));
            }
            cells = Arrays.copyOf(cells, Math.max(16, count * 2));
        }
        cells[count++] = cell;
    }

    /** Reads on behind what is kept of the current cell, which moves to the front. */
    private boolean fill() throws IOException, UnreadableFile {
        int kept = end - position;
        refuseOver(recordChars + kept);
        char[] target = kept > buffer.length / 2 ? new char[buffer.length * 2] : buffer;
        System.arraycopy(buffer, position, target, 0, kept);
        buffer = target;
        position = 0;
        end = kept;
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }

    /** The cells of the record, exactly as many as it has. The caller owns the array. */
    String[] cells() {
        return count == cells.length ? cells : Arrays.copyOf(cells, count);
    }

    /** Every cell is empty or white space: no row. */
    boolean isBlank() {
        for (int at = 0; at < count; at++) {
            if (!cells[at].isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** First column with a control character; -1 for none. */
    int controlAt() {
        return controlAt;
    }

    /** First column with bytes that are no character; -1 for none. */
    int encodingAt() {
        return encodingAt;
    }

    /** Something stands between a closing quote and the next separator. */
    boolean isMisquoted() {
        return misquoted;
    }

    int count() {
        return count;
    }
}
