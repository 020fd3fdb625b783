package org.zhengyuan.exchange.evidence;

import java.nio.ByteBuffer;

/**
 * What is provable of one row of a chunk.
 *
 * <p>74 bytes: format 1, outcome, the row's number (8 bytes, most significant first), SHA-256 of the version it made, SHA-256 of what it was
 * refused or compared with; zeros where there is none. A record that a full delivery ended has outcome 6 and row number 0.
 *
 * @param outcome stored number of the row's outcome
 * @param version 32 bytes, or none
 * @param beside 32 bytes, or none: of the reasons and cells of a refused row, of the comparison of another
 */
public record RowRecord(int outcome, long number, byte[] version, byte[] beside) {
    /** Outcome of records that end because a full delivery did not name them. */
    public static final int ENDED = 6;

    public static final byte[] NONE = new byte[0];
    private static final int SIZE = 74;
    private static final byte FORMAT = 1;

    public RowRecord {
        requireDigestOrNone(version);
        requireDigestOrNone(beside);
    }

    private static void requireDigestOrNone(byte[] digest) {
        if (digest.length != 0 && digest.length != 32) {
            throw new IllegalArgumentException("a digest has 32 bytes and not " + digest.length);
        }
    }

    /** The record as it is committed to. */
    public byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        ByteBuffer.wrap(bytes).put(FORMAT).put((byte) outcome).putLong(number);
        System.arraycopy(version, 0, bytes, 10, version.length);
        System.arraycopy(beside, 0, bytes, 42, beside.length);
        return bytes;
    }
}
