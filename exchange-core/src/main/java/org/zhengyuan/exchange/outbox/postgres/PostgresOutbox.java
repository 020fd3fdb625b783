package org.zhengyuan.exchange.outbox.postgres;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.outbox.Outbox;

/** Messages as rows of the caller's transaction. */
public final class PostgresOutbox implements Outbox {
    private final JdbcClient jdbc;
    private final Set<String> open;
    private final Clock clock;

    /** @param open channels that have an endpoint */
    public PostgresOutbox(JdbcClient jdbc, Set<String> open, Clock clock) {
        this.jdbc = jdbc;
        this.open = Set.copyOf(open);
        this.clock = clock;
    }

    @Override
    public boolean isOpen(String channel) {
        return open.contains(channel);
    }

    @Override
    public void put(String channel, String orderKey, byte[] body) {
        if (!isOpen(channel)) {
            return;
        }
        jdbc.sql("INSERT INTO outbox_message (channel, order_key, delivery, written_at, body) VALUES (?, ?, ?, ?, ?)")
                .params(channel, orderKey, UUID.randomUUID(), clock.instant().atOffset(ZoneOffset.UTC), body)
                .update();
    }
}
