package org.zhengyuan.exchange.outbox.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.outbox.ApprovedTargets;
import org.zhengyuan.exchange.outbox.BackOff;
import org.zhengyuan.exchange.outbox.Endpoint;
import org.zhengyuan.exchange.outbox.Marking;
import org.zhengyuan.exchange.outbox.Outbox;
import org.zhengyuan.exchange.outbox.Outboxes;
import org.zhengyuan.exchange.outbox.Posting;
import org.zhengyuan.exchange.testing.MovableClock;

/** A process that posts the messages of one channel of a test's database to a receiver. */
public final class OutboxOnDatabase {
    public final Outbox outbox;
    public final Outboxes outboxes;
    private final Dispatching dispatching;
    private final Endpoint endpoint;

    public OutboxOnDatabase(
            DataSource application, String channel, Receiver receiver, Marking marking, MovableClock clock) {
        this(application, channel, receiver, marking, clock, List.of(receiver.approval()));
    }

    public OutboxOnDatabase(
            DataSource application,
            String channel,
            Receiver receiver,
            Marking marking,
            MovableClock clock,
            List<String> approved) {
        JdbcClient jdbc = JdbcClient.create(application);
        endpoint = new Endpoint(channel, receiver.uri(), Duration.ofSeconds(2), marking);
        outbox = new PostgresOutbox(jdbc, Set.of(channel), clock);
        outboxes = new PostgresOutboxes(jdbc, Map.of(channel, endpoint.shown()), clock);
        dispatching = new Dispatching(
                jdbc,
                new JdbcTransactionManager(application),
                new Posting(new ApprovedTargets(approved), clock),
                new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                clock);
    }

    public void put(String orderKey, String body) {
        outbox.put(endpoint.channel(), orderKey, body.getBytes(StandardCharsets.UTF_8));
    }

    public int round() {
        return dispatching.round(endpoint);
    }

    /** Rounds until nothing more may be tried now. */
    public void work() {
        while (round() > 0) {
            // more may wait
        }
    }

    public Outboxes.Channel channel() {
        return outboxes.channels().getFirst();
    }
}
