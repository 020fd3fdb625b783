package org.zhengyuan.exchange.watch.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.watch.Streak;

/** Follows refusals in a row, client by client, in the order of the log. */
final class Streaks {
    private static final String LINES =
            "WITH %s SELECT client_id, department, outcome = 'answered' AS answered, receipt_id, at FROM fresh ORDER BY index"
                    .formatted(TrailSpan.FRESH);
    private static final String KEEP =
            """
            INSERT INTO watch_streak (client_id, department, began_at, last_at, length, receipts) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (client_id) DO UPDATE SET department = EXCLUDED.department, began_at = EXCLUDED.began_at,
                last_at = EXCLUDED.last_at, length = EXCLUDED.length, receipts = EXCLUDED.receipts
            """;

    private final JdbcClient jdbc;

    Streaks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String client, @Nullable String department, boolean answered, UUID receipt, Instant at) {}

    /**
     * What came of a span.
     *
     * @param grown every row of refusals that the span begun or made longer, as long as it was at its end
     * @param newest time of the newest line; null where the span has none
     */
    record Followed(List<Streak> grown, @Nullable Instant newest) {}

    Followed follow(TrailSpan span, Duration pause) {
        List<Line> lines = span.in(jdbc.sql(LINES))
                .query((row, number) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, UUID.class),
                        instant(row, "at")))
                .list();
        Map<String, Streak> present = new HashMap<>(known(lines));
        Set<String> ended = new HashSet<>();
        List<Streak> grown = new ArrayList<>();
        Instant newest = null;
        for (Line line : lines) {
            newest = newest == null || line.at().isAfter(newest) ? line.at() : newest;
            Streak before = present.get(line.client());
            if (line.answered()) {
                if (before != null) {
                    grown.add(before);
                    present.remove(line.client());
                    ended.add(line.client());
                }
                continue;
            }
            Streak longer = before == null
                    ? Streak.begun(line.client(), line.department(), line.at(), line.receipt())
                    : before.with(line.at(), line.receipt(), pause);
            if (before != null && longer.length() == 1) {
                grown.add(before);
            }
            present.put(line.client(), longer);
        }
        grown.addAll(present.values());
        keep(present.values());
        ended.removeAll(present.keySet());
        jdbc.sql("DELETE FROM watch_streak WHERE client_id = ANY (?)")
                .param(ended.toArray(String[]::new))
                .update();
        return new Followed(grown, newest);
    }

    private Map<String, Streak> known(List<Line> lines) {
        Map<String, Streak> known = new HashMap<>();
        jdbc.sql(
                        "SELECT client_id, department, began_at, last_at, length, receipts FROM watch_streak WHERE client_id = ANY (?)")
                .param(lines.stream().map(Line::client).distinct().toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString(1), streak(row));
                });
        return known;
    }

    private void keep(Collection<Streak> streaks) {
        for (Streak one : streaks) {
            jdbc.sql(KEEP)
                    .param(one.client())
                    .param(one.department())
                    .param(one.began().atOffset(ZoneOffset.UTC))
                    .param(one.last().atOffset(ZoneOffset.UTC))
                    .param(one.length())
                    .param(one.receipts().toArray(UUID[]::new))
                    .update();
        }
    }

    private static Streak streak(ResultSet row) throws SQLException {
        return new Streak(
                Objects.requireNonNull(row.getString("client_id")),
                row.getString("department"),
                instant(row, "began_at"),
                instant(row, "last_at"),
                row.getLong("length"),
                List.of((UUID[])
                        Objects.requireNonNull(row.getArray("receipts")).getArray()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
