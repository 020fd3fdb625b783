package org.zhengyuan.exchange.responsibility.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.responsibility.Responsibility;

/** Reads every line ever written. */
final class LineReader {
    private final JdbcClient jdbc;

    LineReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql("SELECT revision FROM responsibility_revision")
                .query(Long.class)
                .single();
    }

    List<Responsibility> everyLine() {
        return jdbc.sql(
                        """
                SELECT responsibility_id, element, division, dataset, lower(valid) AS valid_from, upper(valid) AS valid_to,
                       lower(known) AS known_from, upper(known) AS known_to
                FROM responsibility ORDER BY element, division, lower(valid), lower(known)
                """)
                .query((row, number) -> line(row))
                .list();
    }

    private static Responsibility line(ResultSet row) throws SQLException {
        return new Responsibility(
                row.getObject("responsibility_id", UUID.class),
                row.getString("element"),
                row.getString("division"),
                row.getString("dataset"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                instant(row, "valid_to"),
                row.getObject("known_from", OffsetDateTime.class).toInstant(),
                instant(row, "known_to"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
