package org.zhengyuan.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.benchmarks.evidence.EvidenceBench;
import org.zhengyuan.benchmarks.intake.IntakeBench;
import org.zhengyuan.benchmarks.lineage.LineageBench;
import org.zhengyuan.benchmarks.pull.PullBench;

/** The command {@code ./bench NAME [--quick]}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        List<String> names =
                given.stream().filter(word -> !word.startsWith("--")).toList();
        if (names.size() != 1) {
            System.err.println("usage: ./bench intake|pull|evidence|lineage [--quick]");
            System.exit(2);
        }
        List<Measurement> measurements = measure(names.getFirst(), quick);
        Report.print(System.out, measurements);
        Path file = Report.write(names.getFirst(), measurements);
        System.out.println("\nwritten to " + file);
        System.exit(0);
    }

    private static List<Measurement> measure(String name, boolean quick) throws Exception {
        return switch (name) {
            case "intake" -> IntakeBench.run(quick);
            case "pull" -> PullBench.run(quick);
            case "evidence" -> EvidenceBench.run(quick);
            case "lineage" -> LineageBench.run(quick);
            default ->
                throw new IllegalArgumentException(
                        "no benchmark " + name + "; there are intake, pull, evidence and lineage");
        };
    }
}
