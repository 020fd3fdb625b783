package org.zhengyuan.exchange.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The machine's clock, set forward by a test; whole microseconds, and no two looks give the same. */
public final class MovableClock extends Clock {
    private Duration ahead = Duration.ZERO;
    private Instant last = Instant.EPOCH;

    @Override
    public synchronized Instant instant() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(ahead);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    public synchronized void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Never back. */
    public synchronized void advanceTo(Instant instant) {
        Duration missing = Duration.between(instant(), instant);
        ahead = missing.isNegative() ? ahead : ahead.plus(missing);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
