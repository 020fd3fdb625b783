package org.zhengyuan.exchange.intake.format;

import java.nio.charset.StandardCharsets;

/**
 * Primitive values of Avro's binary encoding (Avro 1.12 specification, "Binary encoding") in a block held in memory. Every length is
 * checked against what the block still has before anything is made of it.
 */
final class AvroBytes {
    private final byte[] bytes;
    private final int end;
    private int position;

    AvroBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /** The block ends inside a value, or a length or index is impossible. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
    }

    boolean hasMore() {
        return position < end;
    }

    long readLong() throws Damaged {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = readByte();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Damaged();
    }

    byte readByte() throws Damaged {
        if (position >= end) {
            throw new Damaged();
        }
        return bytes[position++];
    }

    float readFloat() throws Damaged {
        return Float.intBitsToFloat((int) littleEndian(4));
    }

    double readDouble() throws Damaged {
        return Double.longBitsToDouble(littleEndian(8));
    }

    String readString() throws Damaged {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    byte[] readBytes() throws Damaged {
        return readFixed(readLength());
    }

    byte[] readFixed(int length) throws Damaged {
        if (length > end - position) {
            throw new Damaged();
        }
        byte[] value = new byte[length];
        System.arraycopy(bytes, position, value, 0, length);
        position += length;
        return value;
    }

    private int readLength() throws Damaged {
        long length = readLong();
        if (length < 0 || length > end - position) {
            throw new Damaged();
        }
        return (int) length;
    }

    private long littleEndian(int size) throws Damaged {
        long value = 0;
        for (int at = 0; at < size; at++) {
            value |= (readByte() & 0xFFL) << (8 * at);
        }
        return value;
    }
}
