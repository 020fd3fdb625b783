package org.zhengyuan.exchange.delivery.postgres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps partitions of the trail ahead of time: without one nothing can be recorded, and so nothing answered. */
public final class TrailPartitions {
    private static final int MONTHS_AHEAD = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    public TrailPartitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes this month's and the next months' partitions where they are missing. */
    public void prepare() {
        LocalDate first =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).atDay(1);
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            jdbc.sql("SELECT trail_prepare(?)")
                    .param(first.plusMonths(ahead))
                    .query((row, number) -> number)
                    .list();
        }
    }
}
