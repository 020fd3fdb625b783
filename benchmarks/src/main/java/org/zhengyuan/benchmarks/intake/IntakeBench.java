package org.zhengyuan.benchmarks.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Runs;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.benchmarks.StolenTime;

/** Loads, changes and re-delivers a register of enterprises through the server, and through the limit and the peer beside it. */
public final class IntakeBench {
    private IntakeBench() {}

    public static List<Measurement> run(boolean quick) throws Exception {
        int heads = quick ? 200_000 : 1_000_000;
        int delta = quick ? 60_000 : 300_000;
        int runs = quick ? 3 : 5;
        System.out.printf(
                "intake: %,d heads, deltas of %,d rows, %d interleaved runs, server heap %d MB%n",
                heads, delta, runs, Runtime.getRuntime().maxMemory() >> 20);
        Path folder = Files.createTempDirectory(Path.of("bench-results"), "intake");
        try (Server server = Server.start(folder.resolve("data"))) {
            return measure(server, folder, heads, delta, runs);
        } finally {
            Server.delete(folder);
        }
    }

    private static List<Measurement> measure(Server server, Path folder, int heads, int delta, int runs)
            throws Exception {
        EnterpriseDelivery delivery = new EnterpriseDelivery(server);
        PGSimpleDataSource owner = server.owner();
        StagedMerge limit = new StagedMerge(owner);
        CamelSplit peer = new CamelSplit(owner);
        Enterprises enterprises = new Enterprises();
        Path file = folder.resolve("delivery.csv");

        enterprises.writeAll(file, heads);
        double initial = rate(heads, () -> delivery.deliver(file));
        limit.load(StagedMerge.encode(file));
        peer.load(file);
        server.checkpoint();
        System.out.printf("first delivery of everything: %,.0f rows/s%n", initial);

        Runs changed = new Runs();
        Runs unchanged = new Runs();
        Runs merged = new Runs();
        Runs split = new Runs();
        StolenTime stolen = new StolenTime(runs);
        for (int run = 0; run < runs; ) {
            enterprises.writeDelta(file, delta);
            List<byte[]> encoded = StagedMerge.encode(file);
            stolen.begin();
            double first = rate(delta, () -> delivery.deliver(file));
            double again = rate(delta, () -> delivery.deliver(file));
            double merge = rate(delta, () -> {
                limit.load(encoded);
                return null;
            });
            double camel = rate(delta, () -> {
                peer.load(file);
                return null;
            });
            if (stolen.spoiled()) {
                continue;
            }
            run++;
            changed.add(first);
            unchanged.add(again);
            merged.add(merge);
            split.add(camel);
        }
        System.out.println("delta " + changed + " unchanged " + unchanged + " merge " + merged + " camel " + split);
        return List.of(
                new Measurement(
                        "delta 70/20/10, CSV to commit : staged SQL merge",
                        changed.median(),
                        "rows/s",
                        merged.median(),
                        0.5,
                        "higher"),
                new Measurement(
                        "delta 70/20/10 : Camel split + sql batch upsert",
                        changed.median(),
                        "rows/s",
                        split.median(),
                        2,
                        "higher"),
                new Measurement(
                        "re-delivery, nothing changed : the delta",
                        unchanged.median(),
                        "rows/s",
                        changed.median(),
                        2,
                        "higher"));
    }

    private static double rate(int rows, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return rows * 1e9 / (System.nanoTime() - start);
    }
}
