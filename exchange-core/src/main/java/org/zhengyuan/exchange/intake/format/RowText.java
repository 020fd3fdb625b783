package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.Reader;

/**
 * Passes characters on and keeps those of the row that is being read, so that a row that is refused can be given back as it was
 * delivered. Never keeps more than a row may have.
 */
final class RowText extends Reader {
    /** What is over is dropped once there is this much of it. */
    private static final int DROPPED = 1 << 16;

    private final Reader in;
    private final int maxChars;
    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    private boolean overfull;

    RowText(Reader in, int maxChars) {
        this.in = in;
        this.maxChars = maxChars;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0 && !overfull) {
            kept.append(target, offset, read);
            // a reader reads ahead: so much more than a row may be there
            overfull = kept.length() > maxChars + 2 * DROPPED;
        }
        return read;
    }

    /** A row begins at this place of the text: what stands before is over. */
    void rowAt(long place) {
        int over = (int) (place - keptFrom);
        if (over >= DROPPED) {
            kept.delete(0, over);
            keptFrom = place;
        }
    }

    /** The text between two places of the present row. */
    String between(long from, long to, long row) throws UnreadableFile {
        requireRoom(from, to, row);
        return kept.substring((int) (from - keptFrom), (int) (to - keptFrom));
    }

    void requireRoom(long from, long to, long row) throws UnreadableFile {
        if (overfull || to - from > maxChars) {
            throw new UnreadableFile("file.line-too-long", row, String.valueOf(maxChars));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
