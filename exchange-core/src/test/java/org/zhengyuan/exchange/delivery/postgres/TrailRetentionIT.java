package org.zhengyuan.exchange.delivery.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The trail goes month by month and class by class, as whole partitions. */
class TrailRetentionIT {
    private static final TrailRetention KEPT = new TrailRetention(Period.ofYears(1), Period.ofYears(3));

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.application());
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @BeforeEach
    void entriesOfTwoMonths() {
        for (String month : List.of("2020-02-01", "2020-03-01")) {
            application
                    .sql("SELECT trail_prepare(?)")
                    .param(LocalDate.parse(month))
                    .query((row, index) -> index)
                    .list();
        }
        for (int retention : new int[] {1, 2}) {
            entry(retention, "2020-02-29T23:59:59Z");
            entry(retention, "2020-03-01T00:00:00Z");
        }
    }

    @Test
    void aMonthGoesOnceItsLastDayIsOlderThanItsClassIsKept() {
        assertThat(dropAt("2021-02-28T23:00:00Z")).isZero();
        assertThat(entries()).isEqualTo(4);

        assertThat(dropAt("2021-03-01T00:00:00Z")).isEqualTo(1);
        assertThat(left()).containsExactly("1 2020-03", "2 2020-02", "2 2020-03");

        assertThat(dropAt("2023-03-01T00:00:00Z")).isEqualTo(2);
        assertThat(left()).containsExactly("2 2020-03");
    }

    @Test
    void theLastSixMonthsStayWhateverTheClockSays() {
        long partitions = partitions();
        assertThat(dropAt("2999-01-01T00:00:00Z")).isEqualTo(4);
        assertThat(partitions()).isEqualTo(partitions - 4);
        assertThatThrownBy(() -> new TrailRetention(Period.ofMonths(5), Period.ofYears(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theApplicationRemovesNothingInAnyOtherWay() {
        for (String sql : List.of("DROP TABLE trail_1_202002", "DELETE FROM trail", "TRUNCATE trail")) {
            assertThatThrownBy(() -> application.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining(sql.startsWith("DROP") ? "must be owner" : "permission denied");
        }
        assertThat(entries()).isEqualTo(4);
    }

    private int dropAt(String instant) {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        return new TrailPartitions(application, clock).dropExpired(KEPT);
    }

    private void entry(int retention, String at) {
        owner.sql(
                        """
                        INSERT INTO trail (receipt_id, retention, at, kind, outcome, repeated, client_id, agreement_id, service_item,
                            case_number, operator, elements, details_type, details)
                        VALUES (gen_random_uuid(), ?, ?, 'pull', 'answered', false, 'c', gen_random_uuid(), 'i', 'n', 'o', '{}', 't', '')
                        """)
                .param(retention)
                .param(Instant.parse(at).atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> left() {
        return owner.sql("SELECT retention || ' ' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') FROM trail ORDER BY 1")
                .query(String.class)
                .list();
    }

    private long entries() {
        return owner.sql("SELECT count(*) FROM trail").query(Long.class).single();
    }

    private long partitions() {
        return owner.sql("SELECT count(*) FROM pg_class WHERE relname ~ '^trail_[12]_[0-9]{6}$'")
                .query(Long.class)
                .single();
    }
}
