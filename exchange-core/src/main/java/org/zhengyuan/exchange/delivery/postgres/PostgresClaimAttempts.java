package org.zhengyuan.exchange.delivery.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.delivery.ClaimAttempts;

/** Attempts in PostgreSQL, the subject as a digest under the day's salt. Rows are locked in one order, so counts do not deadlock. */
public final class PostgresClaimAttempts implements ClaimAttempts {
    private static final Comparator<Attempt> ORDER = Comparator.comparing(Attempt::day)
            .thenComparing(Attempt::about)
            .thenComparing(Attempt::element)
            .thenComparing(Attempt::client);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SecureRandom random = new SecureRandom();
    private final Map<LocalDate, byte[]> salts = new ConcurrentHashMap<>();

    public PostgresClaimAttempts(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Attempt> count(List<Attempt> attempts, int limit) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Attempt> over = new ArrayList<>();
            for (Attempt attempt : attempts.stream().sorted(ORDER).toList()) {
                int counted = jdbc.sql(
                                """
                                INSERT INTO claim_attempt AS known (day, subject, element, client_id, failures) VALUES (?, ?, ?, ?, 1)
                                ON CONFLICT (day, subject, element, client_id)
                                DO UPDATE SET failures = known.failures + 1 WHERE known.failures < ?
                                """)
                        .params(attempt.day(), subject(attempt), attempt.element(), attempt.client(), limit)
                        .update();
                if (counted == 0) {
                    over.add(attempt);
                }
            }
            if (!over.isEmpty()) {
                status.setRollbackOnly();
            }
            return over;
        }));
    }

    @Override
    public void takeBack(List<Attempt> attempts) {
        transactions.executeWithoutResult(status -> {
            for (Attempt attempt : attempts.stream().sorted(ORDER).toList()) {
                jdbc.sql("UPDATE claim_attempt SET failures = failures - 1"
                                + " WHERE day = ? AND subject = ? AND element = ? AND client_id = ?")
                        .params(attempt.day(), subject(attempt), attempt.element(), attempt.client())
                        .update();
            }
        });
    }

    @Override
    public void forgetBefore(LocalDate day) {
        jdbc.sql("DELETE FROM claim_attempt WHERE day < ?").param(day).update();
        jdbc.sql("DELETE FROM claim_salt WHERE day < ?").param(day).update();
        salts.keySet().removeIf(known -> known.isBefore(day));
    }

    private byte[] subject(Attempt attempt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salts.computeIfAbsent(attempt.day(), this::salt));
            return digest.digest(attempt.about().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] salt(LocalDate day) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        transactions.executeWithoutResult(
                status -> jdbc.sql("INSERT INTO claim_salt (day, salt) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(day, fresh)
                        .update());
        return jdbc.sql("SELECT salt FROM claim_salt WHERE day = ?")
                .param(day)
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}
