package org.zhengyuan.exchange.outbox;

import java.time.Duration;

/**
 * How long an endpoint, or one message, is left alone after failing: twice as long each time, up to a limit.
 *
 * @param first after the first failure
 * @param longest never longer
 */
public record BackOff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
