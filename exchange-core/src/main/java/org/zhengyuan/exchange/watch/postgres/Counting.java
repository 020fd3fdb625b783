package org.zhengyuan.exchange.watch.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.watch.Judging.History;
import org.zhengyuan.exchange.watch.Tally;

/** Counts lines of the trail by what is watched and window of time, a span of them with one statement per tally. */
final class Counting {
    private static final String HOUR = "date_trunc('hour', at, 'UTC')";
    private static final String DAY = "date_trunc('day', at, 'Asia/Shanghai')";

    /**
     * The Avro text {@code noMatch} in the details of a claim check: its length (7, zigzag) and its letters (org.zhengyuan.exchange.delivery.Facts).
     */
    private static final String FAILED =
            "outcome = 'claim-check.limit' OR position('\\x0e6e6f4d61746368'::bytea in details) > 0";

    private static final String COUNT =
            """
            WITH %s, seen AS (
                SELECT %s AS object, %s AS window_start, department, receipt_id, index, (%s) AS hit, %s AS thing FROM fresh WHERE %s),
            counted AS (
                SELECT object, window_start, max(department) AS department, count(*) AS facts, count(*) FILTER (WHERE hit) AS hits,
                       coalesce(array_agg(DISTINCT thing) FILTER (WHERE hit AND thing <> ''), '{}') AS things,
                       coalesce((array_agg(receipt_id ORDER BY index DESC) FILTER (WHERE hit))[1\\:20], '{}') AS receipts
                FROM seen GROUP BY object, window_start)
            INSERT INTO watch_tally AS k (tally, object, window_start, department, facts, hits, things, receipts)
            SELECT :tally, object, window_start, department, facts, hits, things[1\\:500], receipts FROM counted ORDER BY object, window_start
            ON CONFLICT (tally, object, window_start) DO UPDATE SET facts = k.facts + EXCLUDED.facts, hits = k.hits + EXCLUDED.hits,
                things = ARRAY(SELECT DISTINCT e FROM unnest(k.things || EXCLUDED.things) e LIMIT 500),
                receipts = (EXCLUDED.receipts || k.receipts)[1\\:20]
            RETURNING object, window_start, department, facts, hits, cardinality(things) AS things, receipts
            """;

    private final JdbcClient jdbc;

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Questions per client and hour. */
    List<Tally> hours(TrailSpan span) {
        return count("hour", span, List.of(), "client_id", HOUR, "true", "''", "true");
    }

    /**
     * Subjects per client, case number and day.
     *
     * @param placeholders case numbers that are none, in lower case; they are counted together
     */
    List<Tally> subjects(TrailSpan span, List<String> placeholders) {
        String caseNumber =
                "CASE WHEN lower(btrim(case_number)) = ANY (:placeholders) OR case_number ~ '^[-_.,/*#\\s]*$'"
                        + " THEN '' ELSE case_number END";
        return count(
                "case",
                span,
                placeholders,
                "client_id || E'\\x1f' || " + caseNumber,
                DAY,
                "true",
                "subject_id::text",
                "outcome = 'answered' AND subject_id IS NOT NULL");
    }

    /** Agreements per department, operator and day. */
    List<Tally> agreements(TrailSpan span) {
        String object = "coalesce(department, '') || E'\\x1f' || operator";
        return count("operator", span, List.of(), object, DAY, "true", "agreement_id::text", "true");
    }

    /** Claim checks per client and hour; hits are those that failed. */
    List<Tally> claims(TrailSpan span) {
        return count("claims", span, List.of(), "client_id", HOUR, FAILED, "''", "kind = 'claim-check'");
    }

    private List<Tally> count(
            String tally,
            TrailSpan span,
            List<String> placeholders,
            String object,
            String window,
            String hit,
            String thing,
            String counted) {
        String sql = COUNT.formatted(TrailSpan.FRESH, object, window, hit, thing, counted);
        JdbcClient.StatementSpec statement = span.in(jdbc.sql(sql)).param("tally", tally);
        if (sql.contains(":placeholders")) {
            statement.param("placeholders", placeholders.toArray(String[]::new));
        }
        return statement.query((row, number) -> tally(row)).list();
    }

    /** What a client asked in earlier hours. */
    History history(String client) {
        return new History() {
            @Override
            public Instant begins() {
                return jdbc.sql("SELECT min(window_start) FROM watch_tally WHERE tally = 'hour' AND object = ?")
                        .param(client)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
            }

            @Override
            public List<Long> at(List<Instant> hours) {
                return jdbc.sql(
                                """
                                SELECT coalesce(t.facts, 0) FROM unnest(?::timestamptz[]) AS asked (hour)
                                LEFT JOIN watch_tally t ON t.tally = 'hour' AND t.object = ? AND t.window_start = asked.hour
                                """)
                        .param(hours.stream()
                                .map(hour -> hour.atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                        .param(client)
                        .query(Long.class)
                        .list();
            }
        };
    }

    /** @return how many counts there were */
    int forget(Instant hoursBefore, Instant othersBefore) {
        int counts = jdbc.sql(
                        "DELETE FROM watch_tally WHERE window_start < CASE WHEN tally = 'hour' THEN ?::timestamptz ELSE ?::timestamptz END")
                .params(hoursBefore.atOffset(ZoneOffset.UTC), othersBefore.atOffset(ZoneOffset.UTC))
                .update();
        return counts
                + jdbc.sql("DELETE FROM watch_streak WHERE last_at < ?")
                        .param(othersBefore.atOffset(ZoneOffset.UTC))
                        .update();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getString("object"),
                Objects.requireNonNull(row.getObject("window_start", OffsetDateTime.class))
                        .toInstant(),
                row.getString("department"),
                row.getLong("facts"),
                row.getLong("hits"),
                row.getLong("things"),
                List.of((UUID[])
                        Objects.requireNonNull(row.getArray("receipts")).getArray()));
    }
}
