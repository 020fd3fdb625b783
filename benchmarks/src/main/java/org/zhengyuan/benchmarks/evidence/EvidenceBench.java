package org.zhengyuan.benchmarks.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Runs;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.benchmarks.StolenTime;
import org.zhengyuan.benchmarks.pull.PullLoad;

/** What the evidence log costs: facts a second up to the signed checkpoint, a pull with leaf and signature, and how far checkpoints lag behind. */
public final class EvidenceBench {
    private static final String DEMO = "--zhengyuan.demo.enabled=true";
    /** Who watches the trail reads only what has leaves: it would work on one side of the comparison. */
    private static final String NO_WATCH = "--zhengyuan.watch.interval=1h";

    private static final double MOST_LAG_MILLIS = 1_000;

    private EvidenceBench() {}

    public static List<Measurement> run(boolean quick) throws Exception {
        int subjects = quick ? 1_000 : 10_000;
        int facts = quick ? 60_000 : 250_000;
        int runs = quick ? 3 : 5;
        double seconds = quick ? 4 : 8;
        System.out.printf(
                "evidence: %,d facts a run, pulls of %,d subjects at 64 connections for %.0f s, %d interleaved runs, heap %d MB%n",
                facts, subjects, seconds, runs, Runtime.getRuntime().maxMemory() >> 20);
        Path folder = Files.createTempDirectory(Path.of("bench-results"), "evidence");
        String city = "--zhengyuan.demo.subjects=" + subjects;
        try (Server evident = Server.start(folder.resolve("evident/data"), Open.class, DEMO, city, NO_WATCH);
                Server plain =
                        Server.start(folder.resolve("plain/data"), WithoutEvidence.class, DEMO, city, NO_WATCH)) {
            awaitDemo(folder.resolve("evident/data"));
            awaitDemo(folder.resolve("plain/data"));
            List<Measurement> measured = new ArrayList<>();
            measured.add(new FactsBench(evident).measure(facts, runs));
            measured.addAll(pulls(
                    evident,
                    new PullLoad(evident, folder.resolve("evident/data")),
                    new PullLoad(plain, folder.resolve("plain/data")),
                    runs,
                    seconds));
            return measured;
        } finally {
            Server.delete(folder);
        }
    }

    /** The server as it is. */
    static final class Open {}

    private static void awaitDemo(Path data) throws InterruptedException {
        while (!Files.exists(data.resolve("demo").resolve("pull.json"))) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<Measurement> pulls(Server server, PullLoad evident, PullLoad plain, int runs, double seconds)
            throws Exception {
        for (int round = 0; round < runs; round++) {
            plain.perSecond(seconds);
            evident.perSecond(seconds);
        }
        Runs with = new Runs();
        Runs without = new Runs();
        Runs lag = new Runs();
        StolenTime stolen = new StolenTime(runs);
        for (int run = 0; run < runs; ) {
            stolen.begin();
            double limit = plain.perSecond(seconds);
            double value;
            double[] lags;
            try (LagProbe probe = new LagProbe(server)) {
                value = evident.perSecond(seconds);
                lags = probe.result();
            }
            if (stolen.spoiled()) {
                continue;
            }
            run++;
            with.add(1e6 / value);
            without.add(1e6 / limit);
            lag.add(lags[1]);
            System.out.printf("lag under pulls: 95 %% within %.0f ms, at most %.0f ms%n", lags[0], lags[1]);
        }
        System.out.println("microseconds a pull with evidence " + with + " without " + without);
        return List.of(
                new Measurement(
                        "a pull with leaf and signature : durable trail alone",
                        with.median(),
                        "us/pull",
                        without.median(),
                        1.3,
                        "lower"),
                new Measurement(
                        "longest lag of the checkpoint under pulls : 1 s",
                        lag.median(),
                        "ms",
                        MOST_LAG_MILLIS,
                        1,
                        "lower"));
    }
}
