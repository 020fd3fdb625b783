package org.zhengyuan.exchange.catalog.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * An instant; standard form: Avro timestamp-millis, canonical text ISO 8601 at +08:00. A text without an offset is read as Asia/Shanghai;
 * finer fractions than milliseconds are cut off; a date alone means its midnight.
 */
final class TimestampRule implements ValueRule {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneOffset CANONICAL_OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter CANONICAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final Invalid NOT_A_DATE = new Invalid(Reason.NOT_A_DATE, Expected.of("time"));

    @Override
    public Schema type() {
        return AvroTypes.INSTANT;
    }

    @Override
    public Standardized standardize(String text) {
        String figure = Folding.figure(text);
        if (figure.isEmpty()) {
            return Valid.EMPTY;
        }
        if (figure.length() == 14 && Digits.end(figure, 0) == 14) {
            return instant(
                    Days.parse(figure.substring(0, 8)),
                    Digits.at(figure, 8, 2),
                    Digits.at(figure, 10, 2),
                    Digits.at(figure, 12, 2),
                    0,
                    null);
        }
        int gap = gap(figure);
        int day = Days.parse(gap < 0 ? figure : figure.substring(0, gap));
        return gap < 0 ? instant(day, 0, 0, 0, 0, null) : timed(day, figure.substring(gap + 1));
    }

    @Override
    public String text(Object value) {
        return CANONICAL.format(Instant.ofEpochMilli((Long) value).atOffset(CANONICAL_OFFSET));
    }

    private static int gap(String figure) {
        int t = figure.indexOf('T');
        return t >= 0 ? t : figure.indexOf(' ');
    }

    private static Standardized timed(int day, String time) {
        int hourEnd = Digits.end(time, 0);
        int hour = hourEnd == 1 || hourEnd == 2 ? Digits.at(time, 0, hourEnd) : -1;
        if (hour < 0 || !has(time, hourEnd, ':')) {
            return NOT_A_DATE;
        }
        int minute = Digits.at(time, hourEnd + 1, 2);
        int end = hourEnd + 3;
        int second = 0;
        int millis = 0;
        if (has(time, end, ':')) {
            second = Digits.at(time, end + 1, 2);
            end += 3;
            if (has(time, end, '.') || has(time, end, ',')) {
                int fractionEnd = Digits.end(time, end + 1);
                String fraction = time.substring(end + 1, fractionEnd) + "000";
                if (fraction.length() == 3 || fraction.length() > 12) {
                    return NOT_A_DATE;
                }
                millis = Digits.at(fraction, 0, 3);
                end = fractionEnd;
            }
        }
        return minute < 0 || second < 0 || end > time.length()
                ? NOT_A_DATE
                : instant(day, hour, minute, second, millis, time.substring(end).strip());
    }

    private static boolean has(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static Standardized instant(
            int day, int hour, int minute, int second, int millis, @Nullable String offset) {
        if (day == Days.NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NOT_A_DATE;
        }
        LocalDateTime local =
                LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.of(hour, minute, second, millis * 1_000_000));
        if (offset == null || offset.isEmpty()) {
            return new Valid(local.atZone(SHANGHAI).toInstant().toEpochMilli());
        }
        try {
            return new Valid(local.toInstant(ZoneOffset.of(offset)).toEpochMilli());
        } catch (DateTimeException notAnOffset) {
            return NOT_A_DATE;
        }
    }
}
