package org.zhengyuan.exchange.books.postgres;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Progress;
import org.zhengyuan.exchange.books.disk.StateFile;
import org.zhengyuan.seal.cli.Arguments;
import org.zhengyuan.seal.cli.Console;
import org.zhengyuan.seal.cli.Inputs;
import org.zhengyuan.seal.cli.UsageException;
import org.zhengyuan.seal.log.LogAudit;
import org.zhengyuan.seal.log.LogCopies;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** {@code verify registry}: first the log, then the database against it. Ends as every command of {@code verify} does. */
public final class RegistryCommand {
    private static final Set<String> OPTIONS =
            Set.of("--jdbc", "--data", "--user", "--password-file", "--log", "--trust", "--checkpoint", "--state");

    private static final String SUBJECT = "registry";

    /** Said by whoever means to check a log that ended. */
    private static final String ENDED = "--ended";

    /** Said by the script where a terminal shows it. */
    private static final String PROGRESS = "--progress";

    private static final long PATIENCE = 300_000_000;

    private final Map<String, String> environment;
    private final @Nullable PrintStream progress;

    RegistryCommand(Map<String, String> environment, @Nullable PrintStream progress) {
        this.environment = environment;
        this.progress = progress;
    }

    public static void main(String[] words) {
        PrintStream out = Console.utf8(FileDescriptor.out);
        int status = run(List.of(words), System.getenv(), out, Console.utf8(FileDescriptor.err));
        out.flush();
        System.exit(status);
    }

    /** The command with its words; returns the status it ends with. */
    public static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Console console = new Console(out, err, words.contains("--json"));
        PrintStream watched = !console.json() && words.contains(PROGRESS) ? err : null;
        List<String> rest = words.stream()
                .filter(word -> !word.equals("--json") && !word.equals(PROGRESS))
                .toList();
        return console.guard(() -> console.print(new RegistryCommand(environment, watched).run(rest)));
    }

    Report run(List<String> words) throws UsageException, IOException {
        Arguments arguments = Arguments.parse(words, OPTIONS, Set.of(ENDED));
        arguments.words(0);
        Trust trust = Inputs.trust(arguments);
        LogReader log = Inputs.log(arguments.required("--log"));
        DatabaseAddress database = DatabaseAddress.of(arguments, environment);
        String origin = origin(log.checkpoint());
        KnownLogs logs = logs(database);
        boolean ended = logs.isEnded(origin);
        if (ended && !arguments.has(ENDED)) {
            throw new UsageException(logs.ended(origin, ENDED));
        }
        Check which = logs.which(origin);
        if (!origin.isEmpty() && !which.hasPassed()) {
            return Report.of(SUBJECT, List.of(which), List.of(), List.of());
        }
        byte[] kept = kept(arguments, ended);
        byte[] now = newest(log, kept);
        Path state = arguments.option("--state").isPresent()
                ? Inputs.path(arguments.required("--state")).toAbsolutePath()
                : null;
        Progress told = new Progress(progress, System::nanoTime);
        long size = size(now);
        told.begin(0);
        Report audited = LogAudit.compare(
                kept == null ? now : kept,
                now,
                trust,
                new LogCopies(log, null, true),
                leaves -> told.reached(leaves, size));
        if (audited.verdict() == Verdict.FAILED) {
            return with(
                    which,
                    audited.firstDifference().isPresent()
                            ? ofLog(audited)
                            : located(audited, database, log, now, trust, told));
        }
        try (BooksSnapshot snapshot = new BooksSnapshot(database.connect())) {
            return with(
                    which,
                    new RegistryCheck(snapshot, log, checkpoint(now), trust, new StateFile(state), told).run(audited));
        } catch (SQLException e) {
            throw answered(e);
        }
    }

    private static Report with(Check first, Report report) {
        List<Check> checks = new ArrayList<>(List.of(first));
        checks.addAll(report.checks());
        return new Report(report.subject(), checks, report.proves(), report.leavesOpen(), report.firstDifference());
    }

    private static KnownLogs logs(DatabaseAddress database) throws IOException {
        try (Connection connection = database.connect()) {
            return KnownLogs.of(connection);
        } catch (SQLException e) {
            throw answered(e);
        }
    }

    private static IOException answered(SQLException e) {
        return new IOException(
                BookWords.of("registry.database", String.valueOf(e.getMessage()))
                        .line(),
                e);
    }

    private static Report ofLog(Report audited) {
        return new Report(SUBJECT, audited.checks(), audited.proves(), audited.leavesOpen(), audited.firstDifference());
    }

    /** Where the log does not tell which leaf was replaced, the rows do. What is found out about the log stands all the same. */
    private static Report located(
            Report audited, DatabaseAddress database, LogReader log, byte[] now, Trust trust, Progress progress) {
        try (BooksSnapshot snapshot = new BooksSnapshot(database.connect())) {
            return new RegistryCheck(snapshot, log, checkpoint(now), trust, new StateFile(null), progress)
                    .locate(audited);
        } catch (SQLException | IOException e) {
            return ofLog(audited);
        }
    }

    private static Checkpoint checkpoint(byte[] note) throws IOException {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (MalformedException e) {
            throw new IOException(e.reason(), e);
        }
    }

    /** The checkpoint that somebody kept; of a data folder, the one that its server keeps outside the database, of the log that goes on. */
    private static byte @Nullable [] kept(Arguments arguments, boolean ended) throws UsageException, IOException {
        String kept = arguments.option("--checkpoint").orElse(null);
        if (kept != null) {
            return Inputs.checkpoint(kept);
        }
        String data = arguments.option("--data").orElse(null);
        Path own =
                data == null || ended ? null : Inputs.path(data).resolve("log").resolve("checkpoint");
        return own == null || !Files.exists(own) ? null : Files.readAllBytes(own);
    }

    /** The log's checkpoint. A server keeps a new one outside its database a moment before it serves it. */
    private static byte[] newest(LogReader log, byte @Nullable [] kept) throws IOException {
        byte[] now = log.checkpoint();
        for (int tries = 0; kept != null && size(kept) > size(now) && tries < 5; tries++) {
            LockSupport.parkNanos(PATIENCE);
            now = log.checkpoint();
        }
        return now;
    }

    /** How many leaves a checkpoint speaks of; 0 for what is none, which is told later. */
    private static long size(byte[] note) {
        return parsed(note).map(Checkpoint::size).orElse(0L);
    }

    /** Of which log a checkpoint is, as it says itself; empty for what is none, which is told later. */
    private static String origin(byte[] note) {
        return parsed(note).map(Checkpoint::origin).orElse("");
    }

    private static Optional<Checkpoint> parsed(byte[] note) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(note).text()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
