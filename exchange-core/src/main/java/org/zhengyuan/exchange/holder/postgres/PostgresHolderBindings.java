package org.zhengyuan.exchange.holder.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.HolderBinding;
import org.zhengyuan.exchange.holder.HolderBindings;

/** Bindings as rows, never changed but for their end. */
public final class PostgresHolderBindings implements HolderBindings {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PostgresHolderBindings(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<HolderBinding> present(String account) {
        return jdbc.sql("SELECT binding_id, account, subject_id, assurance, bound_by, bound_at FROM holder_binding"
                        + " WHERE account = ? AND ended_at IS NULL")
                .param(account)
                .query((row, number) -> new HolderBinding(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        Assurance.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getString(5),
                        Objects.requireNonNull(row.getObject(6, OffsetDateTime.class))
                                .toInstant()))
                .optional();
    }

    @Override
    public void bind(HolderBinding binding) {
        transaction.executeWithoutResult(status -> {
            end(binding.account(), binding.boundBy(), binding.boundAt());
            jdbc.sql("INSERT INTO holder_binding (binding_id, account, subject_id, assurance, bound_by, bound_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            binding.id(),
                            binding.account(),
                            binding.subject(),
                            binding.assurance().label(),
                            binding.boundBy(),
                            binding.boundAt().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    @Override
    public boolean end(String account, String by, Instant at) {
        return jdbc.sql("UPDATE holder_binding SET ended_by = ?, ended_at = ? WHERE account = ? AND ended_at IS NULL")
                        .params(by, at.atOffset(ZoneOffset.UTC), account)
                        .update()
                == 1;
    }
}
