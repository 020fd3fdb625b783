package org.zhengyuan.benchmarks.lineage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Runs;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.RetentionClass;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;

/** What the trail's index by subject costs who writes the trail: groups of entries through the real trail, with the index and without. */
final class TrailCost {
    private static final int GROUP = 64;
    private static final Actor CLIENT =
            new Actor("client-1", Actor.Kind.CLIENT, PeopleRegister.SOURCE, Set.of(Role.DEPARTMENT_SYSTEM));

    private final Trail trail;
    private final TransactionTemplate transactions;
    private final JdbcTemplate tables;
    private final Random random = new Random(7);

    TrailCost(Server server) {
        this.trail = server.bean(Trail.class);
        this.transactions = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        this.tables = new JdbcTemplate(server.owner());
    }

    /** Runs with the index and without in turn, so that both meet the same state of disk and log. */
    Measurement measure(int runs, double seconds) {
        Runs with = new Runs();
        Runs without = new Runs();
        write(seconds);
        for (int run = 0; run < runs; run++) {
            with.add(write(seconds));
            tables.execute("DROP INDEX trail_subject");
            without.add(write(seconds));
            tables.execute("CREATE INDEX trail_subject ON trail (subject_id, at) WHERE subject_id IS NOT NULL");
        }
        System.out.println("  trail entries a second with the index " + with + ", without " + without);
        return new Measurement(
                "trail entries with the index by subject : without",
                with.median(),
                "entries/s",
                without.median(),
                0.8,
                "higher");
    }

    private double write(double seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long entries = 0;
        while (System.nanoTime() < end) {
            List<TrailEntry> group = new ArrayList<>(GROUP);
            for (int i = 0; i < GROUP; i++) {
                group.add(entry());
            }
            transactions.executeWithoutResult(status -> trail.append(group));
            entries += GROUP;
        }
        return entries * 1e9 / (System.nanoTime() - start);
    }

    private TrailEntry entry() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new TrailEntry(
                ReceiptId.fresh(RetentionClass.STANDARD, now, random),
                now,
                TrailEntry.Kind.PULL,
                TrailEntry.ANSWERED,
                false,
                CLIENT,
                new UUID(1, 1),
                1,
                "item-1",
                "case-1",
                "operator-1",
                new UUID(random.nextLong(), random.nextLong()),
                List.of(PeopleRegister.NAME),
                Facts.kept("PullAnswered", MadeUpPast.details(MadeUpPast.FIRST_VERSION)),
                new byte[200],
                new byte[32]);
    }
}
