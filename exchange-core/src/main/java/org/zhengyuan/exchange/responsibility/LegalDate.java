package org.zhengyuan.exchange.responsibility;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Legal dates begin at midnight in Asia/Shanghai, wherever the server stands. */
public final class LegalDate {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LegalDate() {}

    /** The first instant of the date. */
    public static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** The date that the instant lies in. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
