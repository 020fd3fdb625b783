package org.zhengyuan.benchmarks.evidence;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.benchmarks.Server;

/** Notes a fact ten times a second and looks how long it takes until a published checkpoint covers it. */
final class LagProbe implements AutoCloseable {
    private static final String NOTE = "SELECT note_fact(18, 'alert', 'benchmark', 'benchmark', '{}', '{}')";
    private static final String COVERED =
            """
            SELECT EXISTS (SELECT FROM fact f JOIN sequenced_packet p USING (packet_id)
                JOIN log_checkpoint c ON c.epoch = p.epoch AND c.size > p.first_index WHERE f.fact_id = ?)
            """;

    private final JdbcClient jdbc;
    private final Thread thread;
    private double[] millis = new double[0];
    private volatile boolean closed;

    LagProbe(Server server) {
        this.jdbc = server.bean(JdbcClient.class);
        this.thread = Thread.ofPlatform().start(this::probe);
    }

    private void probe() {
        while (!closed) {
            UUID fact = jdbc.sql(NOTE).query(UUID.class).single();
            long begin = System.nanoTime();
            while (!jdbc.sql(COVERED).param(fact).query(Boolean.class).single()) {
                LockSupport.parkNanos(10_000_000);
            }
            millis = Arrays.copyOf(millis, millis.length + 1);
            millis[millis.length - 1] = (System.nanoTime() - begin) / 1e6;
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** Ends the probe; 95th percentile and maximum, in milliseconds. */
    double[] result() throws InterruptedException {
        close();
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new double[] {sorted[(int) (sorted.length * 0.95)], sorted[sorted.length - 1]};
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
