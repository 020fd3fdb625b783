package org.zhengyuan.exchange.books;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells how far a long check has come: at most once a second, with the rate. Silent where nobody looks. */
public final class Progress {
    private static final long SECOND = 1_000_000_000L;

    private final @Nullable PrintStream to;
    private final LongSupplier nanos;
    private long told;
    private long begun;
    private long base;

    public Progress(@Nullable PrintStream to, LongSupplier nanos) {
        this.to = to;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    /** A part of the check begins at this many of its things. */
    public void begin(long done) {
        begun = nanos.getAsLong();
        base = done;
    }

    /** So many of so many are done. */
    public void reached(long done, long of) {
        long now = nanos.getAsLong();
        if (to == null || now - told < SECOND || of == 0) {
            return;
        }
        told = now;
        long rate = (done - base) * SECOND / Math.max(1, now - begun);
        to.println(BookWords.of("registry.progress", done, of, done * 100 / of, rate)
                .line());
    }
}
