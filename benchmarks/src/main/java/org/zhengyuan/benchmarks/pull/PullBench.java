package org.zhengyuan.benchmarks.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Runs;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.benchmarks.StolenTime;

/** Pulls of the demo's enterprises at 64 connections: token, agreement, quota and durable trail, beside the bare controller. */
public final class PullBench {
    static final String DATASET = "enterprise-register";

    /** Warm-up ends when so many rounds in a row made neither side faster, for the compiler is done then; or after {@link #MOST_ROUNDS}. */
    private static final int QUIET_ROUNDS = 4;

    private static final int MOST_ROUNDS = 40;
    private static final double FASTER = 1.03;
    private static final double WARM_UP_SECONDS = 4;

    private PullBench() {}

    public static List<Measurement> run(boolean quick) throws Exception {
        int subjects = quick ? 5_000 : 20_000;
        int runs = quick ? 3 : 5;
        double seconds = quick ? 5 : 8;
        System.out.printf(
                "pull: demo city of %,d subjects, 64 connections, %d interleaved runs of %.0f s, server heap %d MB%n",
                subjects, runs, seconds, Runtime.getRuntime().maxMemory() >> 20);
        Path folder = Files.createTempDirectory(Path.of("bench-results"), "pull");
        Path data = folder.resolve("data");
        try (Server server = Server.start(
                data, BareController.class, "--zhengyuan.demo.enabled=true", "--zhengyuan.demo.subjects=" + subjects)) {
            Path ready = data.resolve("demo").resolve("pull.json");
            while (!Files.exists(ready)) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return measure(server, data, runs, seconds);
        } finally {
            Server.delete(folder);
        }
    }

    private static List<Measurement> measure(Server server, Path data, int runs, double seconds) throws Exception {
        TaxOffice office = new TaxOffice(server.port(), data.resolve("demo"));
        List<String> enterprises = enterprises(server);
        String agreement = office.agreement(office.token());
        List<byte[]> bare = enterprises.stream().map(TaxOffice::bare).toList();

        warmUp(server, office, agreement, enterprises, bare);
        Runs bareRate = new Runs();
        Runs bareTail = new Runs();
        Runs pullRate = new Runs();
        Runs pullTail = new Runs();
        StolenTime stolen = new StolenTime(runs);
        for (int run = 0; run < runs; ) {
            stolen.begin();
            Load.Result limit = Load.run(server.port(), bare, seconds);
            Load.Result pull = Load.run(server.port(), pulls(office, agreement, enterprises), seconds);
            if (stolen.spoiled()) {
                continue;
            }
            run++;
            bareRate.add(limit.perSecond());
            bareTail.add(limit.p99());
            pullRate.add(pull.perSecond());
            pullTail.add(pull.p99());
        }
        System.out.println("pulls " + pullRate + " bare " + bareRate + " p99 pull " + pullTail + " bare " + bareTail);
        return List.of(
                new Measurement(
                        "pull at 64 connections : bare controller",
                        pullRate.median(),
                        "requests/s",
                        bareRate.median(),
                        0.7,
                        "higher"),
                new Measurement(
                        "pull p99 : bare controller's p99", pullTail.median(), "ms", bareTail.median(), 3, "lower"));
    }

    private static void warmUp(
            Server server, TaxOffice office, String agreement, List<String> enterprises, List<byte[]> bare)
            throws Exception {
        double bareBest = 0;
        double pullBest = 0;
        int quiet = 0;
        int round = 0;
        for (; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
            double limit = Load.run(server.port(), bare, WARM_UP_SECONDS).perSecond();
            double pull = Load.run(server.port(), pulls(office, agreement, enterprises), WARM_UP_SECONDS)
                    .perSecond();
            quiet = limit > bareBest * FASTER || pull > pullBest * FASTER ? 0 : quiet + 1;
            bareBest = Math.max(bareBest, limit);
            pullBest = Math.max(pullBest, pull);
        }
        System.out.printf("warm after %d rounds: best pulls %.0f, bare %.0f%n", round, pullBest, bareBest);
    }

    /** A token lives five minutes at most, so every run gets its own. */
    static List<byte[]> pulls(TaxOffice office, String agreement, List<String> enterprises) throws Exception {
        String token = office.token();
        return enterprises.stream()
                .map(uscc -> office.pull(token, agreement, uscc))
                .toList();
    }

    static List<String> enterprises(Server server) throws Exception {
        List<String> enterprises = new ArrayList<>();
        try (var connection = server.owner().getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT i.identifier FROM subject_identifier i JOIN head h USING (subject_id)"
                                + " JOIN dataset d USING (dataset_id) WHERE d.code = '" + DATASET
                                + "' AND h.state = 0")) {
            while (rows.next()) {
                enterprises.add(rows.getString(1));
            }
        }
        return enterprises;
    }
}
