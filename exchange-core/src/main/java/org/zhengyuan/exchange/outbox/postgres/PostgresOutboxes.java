package org.zhengyuan.exchange.outbox.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.outbox.Outboxes;

/** The channels by their tables. */
public final class PostgresOutboxes implements Outboxes {
    private static final String CHANNELS =
            """
            SELECT n.channel, c.paused_until, c.last_problem, coalesce(c.delivered, 0) AS delivered, c.delivered_at, c.failures,
                   (SELECT count(*) FROM outbox_message m WHERE m.channel = n.channel) AS waiting,
                   (SELECT min(m.written_at) FROM outbox_message m WHERE m.channel = n.channel) AS oldest,
                   (SELECT count(*) FROM outbox_set_aside a WHERE a.channel = n.channel) AS set_aside
            FROM (SELECT unnest(?::text[]) AS channel UNION SELECT channel FROM outbox_channel
                  UNION SELECT DISTINCT channel FROM outbox_message) n
            LEFT JOIN outbox_channel c USING (channel) ORDER BY n.channel
            """;
    private static final String RETRY =
            """
            WITH back AS (DELETE FROM outbox_set_aside WHERE channel = ? AND message_id = ? RETURNING *)
            INSERT INTO outbox_message (channel, order_key, delivery, written_at, body)
            SELECT channel, order_key, delivery, ?, body FROM back
            """;

    private final JdbcClient jdbc;
    private final Map<String, String> targets;
    private final Clock clock;

    /** @param targets by channel */
    public PostgresOutboxes(JdbcClient jdbc, Map<String, String> targets, Clock clock) {
        this.jdbc = jdbc;
        this.targets = Map.copyOf(targets);
        this.clock = clock;
    }

    @Override
    public List<Channel> channels() {
        return jdbc.sql(CHANNELS)
                .param(targets.keySet().toArray(String[]::new))
                .query((row, number) -> channel(row))
                .list();
    }

    private Channel channel(ResultSet row) throws SQLException {
        String name = Objects.requireNonNull(row.getString("channel"));
        return new Channel(
                name,
                targets.get(name),
                row.getLong("waiting"),
                instant(row, "oldest"),
                row.getLong("delivered"),
                instant(row, "delivered_at"),
                row.getLong("set_aside"),
                row.getInt("failures") == 0 ? null : instant(row, "paused_until"),
                row.getInt("failures") == 0 ? null : row.getString("last_problem"));
    }

    @Override
    public List<SetAside> setAside(String channel, @Nullable Long before, int limit) {
        return jdbc.sql(
                        """
                        SELECT message_id, delivery, written_at, set_aside_at, reason, body FROM outbox_set_aside
                        WHERE channel = ? AND message_id < ? ORDER BY message_id DESC LIMIT ?
                        """)
                .params(channel, before == null ? Long.MAX_VALUE : before, limit)
                .query((row, number) -> new SetAside(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        Objects.requireNonNull(instant(row, "written_at")),
                        Objects.requireNonNull(instant(row, "set_aside_at")),
                        Objects.requireNonNull(row.getString(5)),
                        new String(row.getBytes(6), StandardCharsets.UTF_8)))
                .list();
    }

    @Override
    public boolean retry(String channel, long id) {
        return jdbc.sql(RETRY)
                        .params(channel, id, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
