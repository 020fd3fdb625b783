package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names one trail entry and says in which partition it lies. A version 8 UUID (RFC 9562 section 5.8), from the most significant bit:
 * 8 bits retention class, 16 bits months since 2020-01 (UTC), 24 random bits, 4 bits version, 12 random bits, 2 bits variant, 62 random
 * bits. The 98 random bits come from a cryptographically strong generator and are derived from nothing.
 */
public record ReceiptId(UUID value) {
    private static final int FIRST_YEAR = 2020;

    public ReceiptId {
        if (value.version() != 8) {
            throw new IllegalArgumentException("a receipt id is a version 8 UUID");
        }
    }

    public static ReceiptId fresh(RetentionClass retention, Instant at, RandomGenerator random) {
        YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        long months = (month.getYear() - FIRST_YEAR) * 12L + month.getMonthValue() - 1;
        long high = (long) retention.code() << 56 | months << 40 | (random.nextLong() & 0xFF_FFFFL) << 16;
        high |= 0x8000L | (random.nextLong() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ReceiptId(new UUID(high, low));
    }

    /** The id, where it may be one of the trail's; it need not exist. */
    public static Optional<ReceiptId> recognize(UUID value) {
        int retention = (int) (value.getMostSignificantBits() >>> 56);
        return value.version() == 8 && RetentionClass.isKnown(retention)
                ? Optional.of(new ReceiptId(value))
                : Optional.empty();
    }

    public RetentionClass retention() {
        return RetentionClass.of((int) (value.getMostSignificantBits() >>> 56));
    }

    /** The month (UTC) its entry was first written in. */
    public YearMonth month() {
        int months = (int) (value.getMostSignificantBits() >>> 40 & 0xFFFF);
        return YearMonth.of(FIRST_YEAR + months / 12, months % 12 + 1);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
