package org.zhengyuan.exchange.watch;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When offices work: from Monday to Friday, but for holidays, and on the weekend days that are made up for them (调休), in Beijing time.
 *
 * @param to first instant of the day outside of them
 */
public record WorkingHours(LocalTime from, LocalTime to, Set<LocalDate> holidays, Set<LocalDate> workdays) {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    /** @throws DateTimeException a time or date is none */
    public static WorkingHours of(RuleParameters parameters) {
        return new WorkingHours(
                LocalTime.parse(parameters.text("from")),
                LocalTime.parse(parameters.text("to")),
                days(parameters, "holidays"),
                days(parameters, "workdays"));
    }

    public boolean contain(Instant instant) {
        ZonedDateTime local = instant.atZone(LEGAL_TIME);
        LocalTime time = local.toLocalTime();
        return works(local.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
    }

    boolean works(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }

    private static Set<LocalDate> days(RuleParameters parameters, String name) {
        return parameters.texts(name).stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
