package org.zhengyuan.exchange.retention.postgres;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.seal.proof.FactKind;

/** Removes closed alerts and messages that were set aside, once their time is over, and files that erasures left to be read; each removal is a fact. */
final class Expiring {
    private static final int ALERTS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FactNotes facts;
    private final OriginalsOfSubjects originals;
    private final RetentionSettings settings;
    private final Clock clock;

    Expiring(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FactNotes facts,
            OriginalsOfSubjects originals,
            RetentionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.facts = facts;
        this.originals = originals;
        this.settings = settings;
        this.clock = clock;
    }

    /** Broken off, it goes on at the next call. */
    void tidy() {
        originals.removeDue(clock.instant());
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime closedBefore = now.minus(settings.alerts());
        while (alerts(closedBefore) == ALERTS_AT_ONCE) {
            continue;
        }
        transaction.executeWithoutResult(status -> setAside(now.minus(settings.setAside())));
    }

    private long alerts(OffsetDateTime closedBefore) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("SELECT expire_alerts(?, ?)")
                .params(closedBefore, ALERTS_AT_ONCE)
                .query(Long.class)
                .single()));
    }

    private void setAside(OffsetDateTime before) {
        List<Map.Entry<String, Long>> gone = jdbc.sql(
                        "WITH gone AS (DELETE FROM outbox_set_aside WHERE set_aside_at < ? RETURNING channel)"
                                + " SELECT channel, count(*) FROM gone GROUP BY channel ORDER BY channel")
                .param(before)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list();
        gone.forEach(one -> facts.note(
                FactKind.ERASURE,
                "system",
                "outbox/" + one.getKey(),
                List.of(),
                Map.of("step", "set-aside", "channel", one.getKey(), "messages", one.getValue())));
    }
}
