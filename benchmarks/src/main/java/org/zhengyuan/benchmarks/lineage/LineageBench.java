package org.zhengyuan.benchmarks.lineage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.zhengyuan.benchmarks.Measurement;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.lineage.AskingLineage;
import org.zhengyuan.exchange.lineage.Lineage;
import org.zhengyuan.exchange.lineage.LineageQuery;
import org.zhengyuan.exchange.lineage.OriginalText;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.Target;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.seal.proof.Hash;

/** Lineage questions over many versions and pulls, proofs in a large tree, and what the trail's index by subject costs a pull. */
public final class LineageBench {
    private static final long LEAVES = 100_000_000;
    private static final double SECOND = 1_000;
    private static final double PROOF_LIMIT = 5;
    private static final Actor AUDITOR = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));

    private LineageBench() {}

    public static List<Measurement> run(boolean quick) throws Exception {
        long rows = quick ? 1_000_000 : 10_000_000;
        int questions = quick ? 400 : 1_000;
        System.out.printf(
                Locale.ROOT,
                "lineage: %,d versions, %,d pulls, %,d questions; proofs in a synthetic tree of %,d leaves, all alike%s%n",
                rows,
                rows,
                questions,
                LEAVES,
                quick ? " (only the tiles that are read are stored)" : "");
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("bench-results")), "lineage");
        try (Server server = Server.start(folder.resolve("data"))) {
            PeopleRegister.publish(server);
            Submission delivered = PeopleRegister.deliver(server);
            MadeUpPast past = new MadeUpPast(
                    server.owner(),
                    server.bean(Catalog.class)
                            .current()
                            .dataset(PeopleRegister.DATASET)
                            .orElseThrow(),
                    delivered.id(),
                    rows);
            past.fill(rows);
            List<Measurement> measurements = new ArrayList<>(questions(server, past, questions));
            measurements.add(proofs(server, quick, questions));
            measurements.add(new TrailCost(server).measure(quick ? 3 : 5, quick ? 3 : 6));
            return measurements;
        } finally {
            Server.delete(folder);
        }
    }

    private static List<Measurement> questions(Server server, MadeUpPast past, int questions) {
        AskingLineage asking = server.bean(AskingLineage.class);
        Random random = new Random(3);
        for (int i = 0; i < questions / 4; i++) {
            ask(asking, 1 + random.nextLong(past.people()));
        }
        double[] anybody = new double[questions];
        double[] busy = new double[questions];
        for (int i = 0; i < questions; i++) {
            anybody[i] = ask(asking, 1 + random.nextLong(past.people()));
            busy[i] = ask(asking, 1 + random.nextInt(MadeUpPast.BUSY));
        }
        Arrays.sort(anybody);
        Arrays.sort(busy);
        return List.of(
                new Measurement("lineage of anybody, p50 : 1 s", at(anybody, 0.5), "ms", SECOND, 1, "lower"),
                new Measurement("lineage of anybody, p95 : 1 s", at(anybody, 0.95), "ms", SECOND, 1, "lower"),
                new Measurement("lineage of who is pulled much, p50 : 1 s", at(busy, 0.5), "ms", SECOND, 1, "lower"),
                new Measurement("lineage of who is pulled much, p95 : 1 s", at(busy, 0.95), "ms", SECOND, 1, "lower"));
    }

    /** Asks, makes sure that the answer is whole, and gives how long it took, in milliseconds. */
    private static double ask(AskingLineage asking, long person) {
        LineageQuery query = new LineageQuery(
                new SubjectRef("person", "number", MadeUpPast.number(person)),
                new Target.OfElement(PeopleRegister.NAME),
                null,
                null,
                null,
                new QueryReason("benchmark", null),
                LineageQuery.Original.IF_SMALL,
                null);
        long start = System.nanoTime();
        Lineage lineage = asking.ask(AUDITOR, query).orProblem();
        double took = (System.nanoTime() - start) / 1e6;
        boolean whole = lineage.values().size() == 1
                && lineage.values().getFirst().versions().size() == MadeUpPast.VERSIONS_EACH
                && lineage.values().getFirst().origin().original() instanceof OriginalText.Found
                && !lineage.receivers().items().isEmpty()
                && lineage.receivers().items().getFirst().place().index() != null;
        if (!whole) {
            throw new IllegalStateException("the answer about person " + person + " is not whole: " + lineage);
        }
        return took;
    }

    private static Measurement proofs(Server server, boolean quick, int count) {
        SyntheticTree tree = SyntheticTree.of(server, LEAVES);
        Set<Long> indices = tree.indices(count);
        if (quick) {
            tree.writeFor(indices);
        } else {
            tree.writeAll();
        }
        Hash root = tree.root();
        indices.stream().limit(count / 4).forEach(index -> tree.proveFromTable(index, root));
        double[] took = indices.stream()
                .mapToDouble(index -> tree.proveFromTable(index, root))
                .sorted()
                .toArray();
        return new Measurement(
                "inclusion proof from tiles, 100 M synthetic leaves, p95 : 5 ms",
                at(took, 0.95),
                "ms",
                PROOF_LIMIT,
                1,
                "lower");
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
