package org.zhengyuan.exchange.registry;

import java.security.SecureRandom;

/**
 * SipHash-2-4 with 128 bits of output, under a key drawn for this object: texts that collide cannot be made up, and numbers of one object
 * mean nothing to another. Holds the last result. One thread. Source: Aumasson, Bernstein, "SipHash: a fast short-input PRF" (2012).
 */
final class KeyHash {
    private static final int UNITS_PER_WORD = 4;

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long word;
    private int units;
    private long high;
    private long low;

    KeyHash() {
        SecureRandom random = new SecureRandom();
        this.key0 = random.nextLong();
        this.key1 = random.nextLong();
    }

    KeyHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** Hashes texts as their UTF-16 code units, little-endian, one behind the other. */
    void hash(CharSequence... texts) {
        begin();
        for (CharSequence text : texts) {
            add(text);
        }
        end();
    }

    private void begin() {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        word = 0;
        units = 0;
    }

    private void add(CharSequence text) {
        for (int i = 0, length = text.length(); i < length; i++) {
            word |= (long) text.charAt(i) << (units++ % UNITS_PER_WORD * Character.SIZE);
            if (units % UNITS_PER_WORD == 0) {
                compress(word);
                word = 0;
            }
        }
    }

    private void end() {
        compress(word | (long) (units * Character.BYTES) << 56);
        v2 ^= 0xee;
        rounds(4);
        high = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        low = v0 ^ v1 ^ v2 ^ v3;
    }

    private void compress(long message) {
        v3 ^= message;
        rounds(2);
        v0 ^= message;
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
