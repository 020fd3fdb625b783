package org.zhengyuan.exchange.outbox.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.outbox.BackOff;
import org.zhengyuan.exchange.outbox.Endpoint;
import org.zhengyuan.exchange.outbox.Message;
import org.zhengyuan.exchange.outbox.Posted;
import org.zhengyuan.exchange.outbox.Posting;

/**
 * Hands the waiting messages of one channel to its endpoint, some at a time, in a transaction that keeps them locked: any number of processes
 * share the work, and what a dying one had in hand is there again. While the endpoint does not answer, one message is tried at a time and the
 * others are not touched.
 */
public final class Dispatching {
    private static final int BATCH = 50;
    /** A transaction that lasts keeps the database from tidying up. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int LONGEST_REASON = 400;

    private static final String CLAIM =
            """
            SELECT m.message_id, m.delivery, m.attempts, m.body FROM outbox_message m
            WHERE m.channel = :channel AND (m.next_try IS NULL OR m.next_try <= :now)
              AND NOT EXISTS (SELECT FROM outbox_message e
                              WHERE e.channel = m.channel AND e.order_key = m.order_key AND e.message_id < m.message_id)
            ORDER BY m.message_id LIMIT :limit FOR UPDATE OF m SKIP LOCKED
            """;
    private static final String SET_ASIDE =
            """
            INSERT INTO outbox_set_aside (message_id, channel, order_key, delivery, written_at, set_aside_at, reason, body)
            SELECT message_id, channel, order_key, delivery, written_at, ?, ?, body FROM outbox_message WHERE message_id = ?
            """;
    private static final String ANSWERED =
            """
            INSERT INTO outbox_channel AS c (channel, delivered, delivered_at) VALUES (:channel, :delivered, :now)
            ON CONFLICT (channel) DO UPDATE SET failures = 0, paused_until = NULL, delivered = c.delivered + :delivered,
                delivered_at = CASE WHEN :delivered > 0 THEN EXCLUDED.delivered_at ELSE c.delivered_at END
            """;
    private static final String FAILED =
            """
            INSERT INTO outbox_channel AS c (channel, failures, paused_until, last_problem) VALUES (:channel, 1, :until, :problem)
            ON CONFLICT (channel) DO UPDATE SET failures = c.failures + 1, paused_until = :until, last_problem = :problem
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Posting posting;
    private final BackOff backOff;
    private final Clock clock;

    public Dispatching(
            JdbcClient jdbc, PlatformTransactionManager transactions, Posting posting, BackOff backOff, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.posting = posting;
        this.backOff = backOff;
        this.clock = clock;
    }

    private record Standing(int failures, @Nullable OffsetDateTime pausedUntil) {}

    /**
     * Works off some messages.
     *
     * @return how many left the queue; 0 = nothing waits that may be tried now
     */
    public int round(Endpoint endpoint) {
        return Objects.requireNonNull(transaction.execute(status -> attempt(endpoint)));
    }

    private int attempt(Endpoint endpoint) {
        Standing standing = jdbc.sql("SELECT failures, paused_until FROM outbox_channel WHERE channel = ?")
                .param(endpoint.channel())
                .query((row, number) -> new Standing(row.getInt(1), row.getObject(2, OffsetDateTime.class)))
                .optional()
                .orElse(new Standing(0, null));
        OffsetDateTime now = now();
        if (standing.pausedUntil() != null && standing.pausedUntil().isAfter(now)) {
            return 0;
        }
        List<Message> messages = claim(endpoint, standing.failures() > 0 ? 1 : BATCH, now);
        if (messages.isEmpty()) {
            return 0;
        }
        List<Long> taken = new ArrayList<>();
        int unacceptable = 0;
        long begun = System.nanoTime();
        for (Message message : messages) {
            switch (post(endpoint, message)) {
                case Posted.Taken yes -> taken.add(message.id());
                case Posted.Unacceptable no -> {
                    setAside(message, no.reason());
                    unacceptable++;
                }
                case Posted.NotNow no -> {
                    settle(endpoint, taken, unacceptable > 0);
                    postpone(endpoint, message, taken.isEmpty() ? standing.failures() + 1 : 1, no.reason());
                    return taken.size() + unacceptable;
                }
            }
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                break;
            }
        }
        settle(endpoint, taken, true);
        return taken.size() + unacceptable;
    }

    private List<Message> claim(Endpoint endpoint, int limit, OffsetDateTime now) {
        return jdbc.sql(CLAIM)
                .param("channel", endpoint.channel())
                .param("now", now)
                .param("limit", limit)
                .query((row, number) ->
                        new Message(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3), row.getBytes(4)))
                .list();
    }

    private Posted post(Endpoint endpoint, Message message) {
        try {
            return posting.post(endpoint, message);
        } catch (InterruptedException e) {
            // the server stops; what was taken so far is settled
            Thread.currentThread().interrupt();
            return new Posted.NotNow("interrupted");
        }
    }

    /** Forgets what was taken; an endpoint that has answered is no longer left alone. */
    private void settle(Endpoint endpoint, List<Long> taken, boolean answered) {
        if (!taken.isEmpty()) {
            jdbc.sql("DELETE FROM outbox_message WHERE message_id = ANY (?)")
                    .param(taken.toArray(Long[]::new))
                    .update();
        }
        if (answered || !taken.isEmpty()) {
            jdbc.sql(ANSWERED)
                    .param("channel", endpoint.channel())
                    .param("delivered", taken.size())
                    .param("now", now())
                    .update();
        }
    }

    private void setAside(Message message, String reason) {
        jdbc.sql(SET_ASIDE).params(now(), brief(reason), message.id()).update();
        jdbc.sql("DELETE FROM outbox_message WHERE message_id = ?")
                .param(message.id())
                .update();
    }

    /** The message waits longer than its endpoint, so that the next try is another one's: the fault may be in the message. */
    private void postpone(Endpoint endpoint, Message message, int failures, String problem) {
        OffsetDateTime now = now();
        Duration pause = backOff.after(failures);
        Duration own = backOff.after(message.attempts() + 1);
        Duration longer = (own.compareTo(pause) > 0 ? own : pause).multipliedBy(2);
        jdbc.sql("UPDATE outbox_message SET attempts = attempts + 1, next_try = ? WHERE message_id = ?")
                .params(now.plus(longer), message.id())
                .update();
        jdbc.sql(FAILED)
                .param("channel", endpoint.channel())
                .param("until", now.plus(pause))
                .param("problem", brief(problem))
                .update();
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
