package org.zhengyuan.benchmarks.evidence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Runs;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.benchmarks.StolenTime;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.RetentionClass;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.evidence.Leaves;

/**
 * Facts from their transaction to the checkpoint that covers them, beside the same rows in the same batches without a tree. Two writers commit
 * groups as pulls do; the clock stops when a published checkpoint covers the last one, by the server's own schedule.
 */
final class FactsBench {
    private static final int BATCH = 128;
    private static final int WRITERS = 2;
    private static final int WARM_UP = 2;
    /** Of the details, so that a run's facts fit into the heap. */
    private static final int VARIANTS = 256;

    private static final List<String> ELEMENTS = List.of("enterprise.name", "enterprise.address", "enterprise.status");

    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Trail evident;
    private final Trail plain;
    private final Random random = new Random(1);
    private final SecureRandom strong = new SecureRandom();
    private final List<Facts> details = new ArrayList<>();

    FactsBench(Server server) {
        this.template = server.bean(JdbcTemplate.class);
        this.transaction = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        this.evident = new PostgresTrail(template, server.bean(Leaves.class));
        this.plain = new PlainTrail(template);
        for (int i = 0; i < VARIANTS; i++) {
            details.add(details());
        }
    }

    Measurement measure(int facts, int runs) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            rate(facts, plain, false);
            rate(facts, evident, true);
        }
        Runs with = new Runs();
        Runs without = new Runs();
        StolenTime stolen = new StolenTime(runs);
        for (int run = 0; run < runs; ) {
            stolen.begin();
            double limit = rate(facts, plain, false);
            double value = rate(facts, evident, true);
            if (stolen.spoiled()) {
                continue;
            }
            run++;
            with.add(value);
            without.add(limit);
        }
        System.out.println("facts " + with + " rows without a tree " + without);
        return new Measurement(
                "facts, transaction to signed checkpoint : same rows, no tree",
                with.median(),
                "facts/s",
                without.median(),
                0.5,
                "higher");
    }

    private double rate(int facts, Trail trail, boolean untilSigned) throws Exception {
        List<List<TrailEntry>> batches = new ArrayList<>();
        for (int made = 0; made < facts; made += BATCH) {
            batches.add(batch());
        }
        long before = signed();
        long begin = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                done.add(writers.submit(() -> write(trail, batches, first)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        if (untilSigned) {
            long wanted = before + (long) batches.size() * BATCH;
            while (signed() < wanted) {
                LockSupport.parkNanos(2_000_000);
            }
        }
        return (double) batches.size() * BATCH * 1e9 / (System.nanoTime() - begin);
    }

    private void write(Trail trail, List<List<TrailEntry>> batches, int first) {
        for (int i = first; i < batches.size(); i += WRITERS) {
            List<TrailEntry> batch = batches.get(i);
            transaction.executeWithoutResult(status -> trail.append(batch));
        }
    }

    private long signed() {
        Long size = template.queryForObject(
                "SELECT coalesce(max(size), 0) FROM log_checkpoint WHERE epoch = (SELECT epoch FROM log_state)",
                Long.class);
        return size == null ? 0 : size;
    }

    private List<TrailEntry> batch() {
        List<TrailEntry> entries = new ArrayList<>(BATCH);
        Instant now = Instant.now();
        for (int i = 0; i < BATCH; i++) {
            entries.add(entry(now));
        }
        return entries;
    }

    private TrailEntry entry(Instant now) {
        byte[] request = new byte[300];
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        return new TrailEntry(
                ReceiptId.fresh(RetentionClass.STANDARD, now, strong),
                now,
                TrailEntry.Kind.PULL,
                TrailEntry.ANSWERED,
                false,
                new Actor("tax-system", Actor.Kind.CLIENT, "11230290MB9000066N", Set.of(Role.DEPARTMENT_SYSTEM)),
                new UUID(random.nextLong(), random.nextLong()),
                1,
                "benchmark",
                "BENCH-1",
                "benchmark",
                new UUID(random.nextLong(), random.nextLong()),
                ELEMENTS,
                details.get(random.nextInt(details.size())),
                request,
                digest);
    }

    private Facts details() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (String element : ELEMENTS) {
            values.add(Map.of(
                    "element",
                    element,
                    "dataset",
                    "enterprise-register",
                    "versionId",
                    random.nextInt(),
                    "disputed",
                    false));
        }
        byte[] kept = new byte[180];
        random.nextBytes(kept);
        return new Facts("PullAnswered", kept, Map.of("values", values, "without", List.of()));
    }
}
