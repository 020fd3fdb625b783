package org.zhengyuan.exchange.intake.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** How well a run of bytes reads as one charset: how many characters it gives, how many of its bytes are none. */
final class CharsetEvidence {
    private static final int A_FEW = 8;

    private final CharsetDecoder decoder;
    private final CharBuffer out = CharBuffer.allocate(8192);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private long malformed;
    private long foreign;
    private long wide;

    CharsetEvidence(Charset charset) {
        decoder = charset.newDecoder();
    }

    void add(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length)
                .put(rest)
                .put(bytes, 0, length)
                .flip();
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            count();
            if (result.isError()) {
                malformed++;
                in.position(in.position() + Math.min(result.length(), in.remaining()));
            } else if (result.isUnderflow()) {
                rest = in.slice();
                return;
            }
        }
    }

    private void count() {
        out.flip();
        while (out.hasRemaining()) {
            char c = out.get();
            foreign += c >= 0x80 ? 1 : 0;
            wide += c >= 0x800 ? 1 : 0;
        }
        out.clear();
    }

    /** A character is cut off at the end of what was added. */
    boolean isInsideCharacter() {
        return rest.hasRemaining();
    }

    long malformed() {
        return malformed;
    }

    /**
     * For UTF-8: sequences of three bytes and more are so rarely right by chance that two of them outweigh one that is wrong. Then the
     * bytes are UTF-8 with a damaged row, even where another charset could take them all.
     */
    boolean isConvincing() {
        return malformed == 0 || wide >= 2 * malformed;
    }

    /**
     * True where so much is malformed that this cannot be the charset: more than one in ten of the characters beyond ASCII. A few
     * malformed characters in a small file are left to the rows they stand in.
     */
    boolean isHopeless() {
        return malformed > A_FEW && malformed * 10 > malformed + foreign;
    }
}
