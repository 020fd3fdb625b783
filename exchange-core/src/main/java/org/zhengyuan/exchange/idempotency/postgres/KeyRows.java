package org.zhengyuan.exchange.idempotency.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.idempotency.KeptAnswer;
import org.zhengyuan.exchange.idempotency.KeyedWrite;

/** The rows of table {@code kept_answer}, within the caller's transaction. */
public final class KeyRows {
    /** What was asked under a key, and what was answered. */
    record Earlier(byte[] digest, KeptAnswer answer) {}

    private final JdbcClient jdbc;

    public KeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the key. False where it was taken before; where another transaction is just taking it, its end is waited for.
     *
     * @throws org.springframework.dao.DataAccessException with SQLSTATE 55P03 where that takes longer than {@code patience}
     */
    boolean begin(KeyedWrite keyed, Instant now, Duration patience) {
        jdbc.sql("SELECT set_config('lock_timeout', ?, true)")
                .param(patience.toMillis() + "ms")
                .query()
                .singleValue();
        int taken = jdbc.sql(
                        """
                        INSERT INTO kept_answer (actor_kind, actor, idempotency_key, digest, begun_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(name(keyed))
                .params(keyed.digest(), now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("SET LOCAL lock_timeout TO DEFAULT").update();
        return taken == 1;
    }

    void keep(KeyedWrite keyed, KeptAnswer answer) {
        jdbc.sql("UPDATE kept_answer SET status = ?, location = ?, content_type = ?, body = ?"
                        + " WHERE actor_kind = ? AND actor = ? AND idempotency_key = ?")
                .param(answer.status())
                .param(answer.location())
                .param(answer.contentType())
                .param(answer.body())
                .params(name(keyed))
                .update();
    }

    void remove(KeyedWrite keyed) {
        jdbc.sql("DELETE FROM kept_answer WHERE actor_kind = ? AND actor = ? AND idempotency_key = ?")
                .params(name(keyed))
                .update();
    }

    Optional<Earlier> find(KeyedWrite keyed) {
        return jdbc.sql("SELECT digest, status, location, content_type, body FROM kept_answer"
                        + " WHERE actor_kind = ? AND actor = ? AND idempotency_key = ?")
                .params(name(keyed))
                .query((row, number) -> new Earlier(
                        row.getBytes("digest"),
                        new KeptAnswer(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("content_type"),
                                row.getBytes("body"))))
                .optional();
    }

    void forgetBefore(Instant instant) {
        jdbc.sql("DELETE FROM kept_answer WHERE begun_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<Object> name(KeyedWrite keyed) {
        return List.of(keyed.kind().name().toLowerCase(Locale.ROOT), keyed.actor(), keyed.key());
    }
}
