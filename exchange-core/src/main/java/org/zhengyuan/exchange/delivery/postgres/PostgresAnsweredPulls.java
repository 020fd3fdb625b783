package org.zhengyuan.exchange.delivery.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.AnsweredPulls;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Repeatable;

/** Answered pulls by their keys; the primary key keeps two processes from remembering one key. */
public final class PostgresAnsweredPulls implements AnsweredPulls {
    private final JdbcClient jdbc;

    public PostgresAnsweredPulls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Repeatable.Key, Earlier> find(Collection<Repeatable.Key> keys) {
        Map<Repeatable.Key, Earlier> found = new HashMap<>();
        jdbc.sql(
                        "SELECT p.client_id, p.idempotency_key, p.digest, p.receipt_id FROM answered_pull p"
                                + " JOIN unnest(?, ?) AS wanted (client_id, idempotency_key) USING (client_id, idempotency_key)")
                .param(keys.stream().map(Repeatable.Key::client).toArray(String[]::new))
                .param(keys.stream().map(Repeatable.Key::key).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            new Repeatable.Key(row.getString(1), row.getString(2)),
                            new Earlier(new ReceiptId(row.getObject(4, UUID.class)), row.getBytes(3)));
                });
        return found;
    }

    @Override
    public void remember(Repeatable repeatable, ReceiptId receipt, Instant at) {
        // A key that another transaction remembered meanwhile is a serialization failure here, after which the batch
        // starts again.
        int remembered = jdbc.sql("INSERT INTO answered_pull (client_id, idempotency_key, digest, receipt_id, at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        repeatable.client(),
                        repeatable.key(),
                        repeatable.digest(),
                        receipt.value(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
        if (remembered != 1) {
            throw new IllegalStateException("an Idempotency-Key was remembered before");
        }
    }

    @Override
    public void forgetBefore(Instant at) {
        jdbc.sql("DELETE FROM answered_pull WHERE at < ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
