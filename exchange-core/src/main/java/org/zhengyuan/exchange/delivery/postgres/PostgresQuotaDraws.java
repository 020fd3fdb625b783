package org.zhengyuan.exchange.delivery.postgres;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.delivery.QuotaDraws;
import org.zhengyuan.exchange.sharing.Quota;

/** Draws under a lock on the agreement's total, so that concurrent draws follow one another. */
public final class PostgresQuotaDraws implements QuotaDraws {
    private static final int SHARE = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public PostgresQuotaDraws(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Draw draw(UUID agreement, LocalDate day, Quota quota, long most) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long total = drawn(
                    "INSERT INTO agreement_quota_total (agreement_id, drawn) VALUES (?, 0) ON CONFLICT DO NOTHING",
                    "SELECT drawn FROM agreement_quota_total WHERE agreement_id = ? FOR UPDATE",
                    agreement);
            long today = drawn(
                    "INSERT INTO agreement_quota (agreement_id, day, drawn) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
                    "SELECT drawn FROM agreement_quota WHERE agreement_id = ? AND day = ?",
                    agreement,
                    day);
            long leftOfTotal = quota.total() - total;
            long left = Math.min(leftOfTotal, quota.perDay() - today);
            if (left <= 0) {
                return new Draw(0, leftOfTotal <= 0);
            }
            long granted = Math.min(most, Math.max(1, left / SHARE));
            jdbc.sql("UPDATE agreement_quota_total SET drawn = drawn + ? WHERE agreement_id = ?")
                    .params(granted, agreement)
                    .update();
            jdbc.sql("UPDATE agreement_quota SET drawn = drawn + ? WHERE agreement_id = ? AND day = ?")
                    .params(granted, agreement, day)
                    .update();
            return new Draw(granted, false);
        }));
    }

    private long drawn(String insert, String select, Object... key) {
        jdbc.sql(insert).params(key).update();
        return jdbc.sql(select).params(key).query(Long.class).single();
    }
}
