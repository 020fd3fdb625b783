package org.zhengyuan.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether PostgreSQL works in a cluster folder, and as which process. The file {@code postmaster.pid} only claims it: after a crash its
 * number may belong to any other process. PostgreSQL's processes all have the cluster as working folder; that decides.
 */
record Postmaster(Path cluster) {
    private static final Path PROC = Path.of("/proc");

    Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** True if the process named in {@code postmaster.pid} lives and works in this very folder. */
    boolean runs() throws IOException {
        if (!Files.exists(pidFile())) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile());
        return !lines.isEmpty() && worksHere(PROC.resolve(lines.getFirst().strip()));
    }

    /** True if any process works in this folder: the postmaster, or sessions that outlive a killed one for a moment. */
    boolean anyProcess() throws IOException {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .anyMatch(this::worksHere);
        }
    }

    private boolean worksHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
