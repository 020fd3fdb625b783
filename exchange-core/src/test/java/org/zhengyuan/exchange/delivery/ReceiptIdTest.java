package org.zhengyuan.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReceiptIdTest {
    private static final long FIRST = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2199-12-31T23:59:59Z").getEpochSecond();

    private final SecureRandom random = new SecureRandom();

    @Property
    void itSaysItsRetentionClassAndMonth(
            @ForAll RetentionClass retention, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long any) {
        Instant at = Instant.ofEpochSecond(FIRST + any % (LAST - FIRST));
        ReceiptId id = ReceiptId.fresh(retention, at, new SecureRandom());
        assertThat(id.retention()).isEqualTo(retention);
        assertThat(id.month()).isEqualTo(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void theLastInstantOfAMonthLiesInIt() {
        Instant last = Instant.parse("2026-12-31T23:59:59.999999Z");
        assertThat(ReceiptId.fresh(RetentionClass.STANDARD, last, random).month())
                .isEqualTo(YearMonth.of(2026, 12));
        assertThat(ReceiptId.fresh(RetentionClass.STANDARD, last.plusNanos(1_000), random)
                        .month())
                .isEqualTo(YearMonth.of(2027, 1));
    }

    @Test
    void everyRandomBitTakesBothValues() {
        long highOnes = 0;
        long highZeros = 0;
        long lowOnes = 0;
        long lowZeros = 0;
        Set<UUID> all = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            UUID id = ReceiptId.fresh(RetentionClass.STANDARD, Instant.EPOCH.plusSeconds(LAST), random)
                    .value();
            all.add(id);
            highOnes |= id.getMostSignificantBits();
            highZeros |= ~id.getMostSignificantBits();
            lowOnes |= id.getLeastSignificantBits();
            lowZeros |= ~id.getLeastSignificantBits();
        }
        assertThat(all).hasSize(2_000);
        assertThat(Long.bitCount(highOnes & highZeros) + Long.bitCount(lowOnes & lowZeros))
                .isEqualTo(98);
    }

    @Test
    void anotherUuidIsNoReceipt() {
        assertThatThrownBy(() -> new ReceiptId(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }
}
