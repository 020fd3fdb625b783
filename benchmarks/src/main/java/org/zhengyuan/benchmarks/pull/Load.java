package org.zhengyuan.benchmarks.pull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** A closed loop of 64 connections that ask without pause. */
final class Load {
    private static final int CONNECTIONS = 64;

    private Load() {}

    /** @param p99 99th percentile of the answer times, in milliseconds */
    record Result(double perSecond, double p99) {}

    static Result run(int port, List<byte[]> requests, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long begin = System.nanoTime();
        List<long[]> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<long[]>> loops = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                loops.add(threads.submit((Callable<long[]>) () -> loop(port, requests, end)));
            }
            for (Future<long[]> loop : loops) {
                times.add(loop.get());
            }
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length / elapsed, all[(int) (all.length * 0.99)] / 1e6);
    }

    private static long[] loop(int port, List<byte[]> requests, long end) throws Exception {
        long[] times = new long[1 << 12];
        int count = 0;
        try (Connection connection = new Connection(port)) {
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                connection.exchange(requests.get(ThreadLocalRandom.current().nextInt(requests.size())));
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
