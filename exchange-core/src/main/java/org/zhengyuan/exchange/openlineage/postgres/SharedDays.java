package org.zhengyuan.exchange.openlineage.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.openlineage.TellingLineage;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/** Tells each legal day's sharing once, when the day is over, whatever number of processes look. */
public final class SharedDays {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");
    /** What was asked before midnight has been written by then. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    /** Days that are made up for after an outage. */
    private static final int MOST_DAYS = 7;

    private static final String DAY =
            """
            WITH day AS (
                SELECT agreement_id, agreement_version, elements, count(*) AS answers FROM trail
                WHERE at >= :from AND at < :to AND outcome = 'answered' AND NOT repeated AND agreement_version IS NOT NULL
                GROUP BY agreement_id, agreement_version, elements)
            SELECT agreement_id, max(agreement_version) AS version, sum(answers) AS answers,
                   (SELECT array_agg(DISTINCT e) FROM day o, unnest(o.elements) e WHERE o.agreement_id = day.agreement_id) AS elements
            FROM day GROUP BY agreement_id ORDER BY agreement_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SharingAgreements agreements;
    private final TellingLineage telling;
    private final Clock clock;

    public SharedDays(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SharingAgreements agreements,
            TellingLineage telling,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.agreements = agreements;
        this.telling = telling;
        this.clock = clock;
    }

    private record Shared(UUID agreement, int version, long answers, Set<String> elements) {}

    /** Tells the days that are over and were not told: from the one after the last that was, else yesterday. */
    public void tellFinished() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant().minus(SETTLED), LEGAL_TIME).minusDays(1);
        LocalDate last = jdbc.sql("SELECT max(day) FROM openlineage_day")
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(yesterday.minusDays(1));
        LocalDate earliest = yesterday.minusDays(MOST_DAYS - 1);
        LocalDate first = last.plusDays(1).isBefore(earliest) ? earliest : last.plusDays(1);
        for (LocalDate day = first; !day.isAfter(yesterday); day = day.plusDays(1)) {
            LocalDate told = day;
            transaction.executeWithoutResult(status -> tell(told));
        }
    }

    private void tell(LocalDate day) {
        int first = jdbc.sql("INSERT INTO openlineage_day (day) VALUES (?) ON CONFLICT DO NOTHING")
                .param(day)
                .update();
        if (first == 0) {
            return;
        }
        List<Shared> shared = jdbc.sql(DAY)
                .param("from", day.atStartOfDay(LEGAL_TIME).toOffsetDateTime())
                .param("to", midnightAfter(day))
                .query((row, number) -> shared(row))
                .list();
        for (Shared one : shared) {
            agreements
                    .version(one.agreement(), one.version())
                    .ifPresent(version ->
                            telling.shared(day, one.agreement(), version.terms(), one.elements(), one.answers()));
        }
    }

    private static OffsetDateTime midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(LEGAL_TIME).toOffsetDateTime();
    }

    private static Shared shared(ResultSet row) throws SQLException {
        Array elements = Objects.requireNonNull(row.getArray("elements"));
        return new Shared(
                row.getObject("agreement_id", UUID.class), row.getInt("version"), row.getLong("answers"), Set.of((String
                                [])
                        elements.getArray()));
    }
}
