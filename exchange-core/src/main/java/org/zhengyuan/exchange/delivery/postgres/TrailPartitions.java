package org.zhengyuan.exchange.delivery.postgres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.RetentionClass;

/**
 * Keeps partitions of the trail ahead of time, for without one nothing can be recorded, and so nothing answered; and drops those whose time is
 * over.
 */
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

    /**
     * Drops the partitions of months that are older as a whole than their class is kept.
     *
     * @return how many were dropped
     */
    public int dropExpired(TrailRetention retention) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        int dropped = 0;
        for (RetentionClass one : RetentionClass.values()) {
            dropped += jdbc.sql("SELECT trail_drop(?::smallint, ?)")
                    .param(one.code())
                    .param(today.minus(retention.of(one)))
                    .query(Integer.class)
                    .single();
        }
        return dropped;
    }
}
