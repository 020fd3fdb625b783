package org.zhengyuan.server.layout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How times, numbers, sizes and identifiers are written on pages; templates know it as {@code @format}. */
@Component("format")
public class Format {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(LEGAL_TIME);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(LEGAL_TIME);
    private static final int GROUP = 4;
    private static final int KILO = 1024;
    private static final int SHORT = 8;

    private final Clock clock;

    Format(Clock clock) {
        this.clock = clock;
    }

    /** {@code 2026-11-21 14:03}; empty for none. */
    public String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }

    public String second(@Nullable Instant instant) {
        return instant == null ? "" : SECOND.format(instant);
    }

    /** The legal date the instant lies in. */
    public String day(@Nullable Instant instant) {
        return instant == null ? "" : LocalDate.ofInstant(instant, LEGAL_TIME).toString();
    }

    /** The last legal date before an instant at which something no longer holds. */
    public String lastDay(@Nullable Instant end) {
        return end == null ? "" : day(end.minusNanos(1));
    }

    public String today() {
        return day(clock.instant());
    }

    public boolean isPast(Instant instant) {
        return instant.isBefore(clock.instant());
    }

    /** Whole seconds between two instants. */
    public long seconds(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toSeconds());
    }

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < (long) KILO * KILO
                ? String.format(Locale.ROOT, "%.1f KB", bytes / (double) KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / ((double) KILO * KILO));
    }

    /** What people call a media type: {@code CSV}, {@code XLSX}; the type itself where it is none of ours. */
    public String fileKind(String mediaType) {
        return org.zhengyuan.exchange.intake.format.Format.ofMediaType(mediaType)
                .map(known -> known.format().name())
                .orElse(mediaType);
    }

    /** Groups of four from the left, as people read long identifiers aloud. */
    public List<String> groups(String identifier) {
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < identifier.length(); from += GROUP) {
            groups.add(identifier.substring(from, Math.min(identifier.length(), from + GROUP)));
        }
        return groups;
    }

    /** The beginning of a random id, enough to tell two apart on a page. */
    public String brief(Object id) {
        String text = id.toString();
        return text.substring(0, Math.min(SHORT, text.length()));
    }

    /** The icon that belongs to a kind of state. */
    public String icon(String kind) {
        return "icon-" + kind;
    }
}
