package org.zhengyuan.server.demo;

/** A short sequence of choices, fixed by a seed, a purpose and an index: the same city can be asked about the same person again. */
final class Draw {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Draw(long state) {
        this.state = state;
    }

    /** The sequence of one purpose for one index; sequences of different purposes have nothing to do with each other. */
    static Draw of(long seed, String purpose, long index) {
        return new Draw(mix(mix(seed * STEP + purpose.hashCode()) + index * STEP));
    }

    /** A whole number from 0 to {@code bound} - 1. */
    int next(int bound) {
        state += STEP;
        return (int) Long.remainderUnsigned(mix(state), bound);
    }

    <T> T of(T[] choices) {
        return choices[next(choices.length)];
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
