package org.zhengyuan.exchange.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualTest {
    private static final RuleParameters PARAMETERS =
            new RuleParameters(Map.of("minimum", 20, "factor", 3, "deviations", 6));

    @Test
    void onePastAnomalyIsNoMeasureOfTheNext() {
        assertThat(Usual.of(List.of(10L, 12L, 11L, 9L, 900L)).allowed(PARAMETERS))
                .isEqualTo(33);
    }

    @Test
    void whoVariesMuchMayVaryMuch() {
        assertThat(Usual.of(List.of(10L, 50L, 90L)).allowed(PARAMETERS)).isEqualTo(406);
    }

    @Test
    void littleIsNeverTooMuch() {
        assertThat(Usual.of(List.of()).allowed(PARAMETERS)).isEqualTo(20);
        assertThat(Usual.of(List.of(1L, 1L, 2L, 2L)).allowed(PARAMETERS)).isEqualTo(20);
    }

    @Test
    void officesWorkOnWorkingDaysAndOnThoseMadeUpForHolidays() {
        WorkingHours hours = WorkingHours.of(new RuleParameters(Map.of(
                "from", "08:00", "to", "19:00", "holidays", List.of("2026-10-01"), "workdays", List.of("2026-10-10"))));
        assertThat(hours.contain(Instant.parse("2026-11-11T00:00:00Z"))).isTrue();
        assertThat(hours.contain(Instant.parse("2026-11-10T23:59:59Z"))).isFalse();
        assertThat(hours.contain(Instant.parse("2026-11-11T11:00:00Z"))).isFalse();
        assertThat(hours.contain(Instant.parse("2026-11-14T02:00:00Z"))).isFalse();
        assertThat(hours.contain(Instant.parse("2026-10-01T02:00:00Z"))).isFalse();
        assertThat(hours.contain(Instant.parse("2026-10-10T02:00:00Z"))).isTrue();
    }
}
