package org.zhengyuan.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import org.zhengyuan.server.start.StartRefused;

/** One cluster folder: made once, started and stopped many times, and found again after any crash. */
final class Cluster {
    private static final Duration LEFTOVERS = Duration.ofSeconds(20);
    private static final long LOG_LIMIT = 8 << 20;

    private final Path folder;
    private final Path log;
    private final Programs programs;

    Cluster(Path folder, Path log, Programs programs) {
        this.folder = folder;
        this.log = log;
        this.programs = programs;
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Makes the cluster with checksums, UTF-8 and password sign-in. A crash midway leaves a draft that the next try removes. */
    void create(Path superuserPassword) throws IOException, InterruptedException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
        FileSystemUtils.deleteRecursively(draft);
        Programs.Outcome outcome = programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=postgres",
                        "--pwfile=" + superuserPassword,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"));
        if (outcome.code() != 0) {
            throw new StartRefused("initdb cannot make the database: " + outcome.output());
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Stops whatever a killed server left running here. Stopping rather than adopting ends every session of the dead server, so
     * that none of its statements commits after the new one has looked, and this start's settings hold.
     *
     * @return whether something had to be stopped
     */
    boolean stopLeftover() throws IOException, InterruptedException {
        Postmaster postmaster = new Postmaster(folder);
        boolean found = postmaster.runs();
        if (found) {
            stop();
        }
        long deadline = System.nanoTime() + LEFTOVERS.toNanos();
        while (postmaster.anyProcess()) {
            if (System.nanoTime() > deadline) {
                throw new StartRefused("PostgreSQL processes of an earlier start still work in " + folder);
            }
            Thread.sleep(50);
        }
        // No process works here, so the file is a leftover; its number may by now be some other program's.
        Files.deleteIfExists(postmaster.pidFile());
        return found;
    }

    /** Returns when connections are accepted; crash recovery, which may take minutes, included. */
    void start(int port) throws IOException, InterruptedException {
        ClusterSettings.of(folder, port).writeTo(folder);
        rotateLog();
        Programs.Outcome outcome = programs.run(
                "pg_ctl",
                List.of("start", "--pgdata=" + folder, "--log=" + log, "--wait", "--timeout=900", "--silent"));
        if (outcome.code() != 0) {
            throw new StartRefused("the database does not start: " + lastWord());
        }
    }

    /** Ends every session, writes everything out, and returns when the last process is gone. */
    void stop() throws IOException, InterruptedException {
        Programs.Outcome outcome = stop("fast");
        if (outcome.code() != 0 && new Postmaster(folder).runs()) {
            stop("immediate");
        }
    }

    private Programs.Outcome stop(String mode) throws IOException, InterruptedException {
        return programs.run(
                "pg_ctl",
                List.of("stop", "--pgdata=" + folder, "--mode=" + mode, "--wait", "--timeout=120", "--silent"));
    }

    boolean runs() throws IOException {
        return new Postmaster(folder).runs();
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastWord() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.stream()
                        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                        .reduce((first, second) -> second)
                        .orElse("no reason given")
                + " (see " + log + ")";
    }
}
