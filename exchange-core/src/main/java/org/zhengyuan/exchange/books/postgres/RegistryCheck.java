package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.CheckState;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LeafWindow;
import org.zhengyuan.exchange.books.LogEntries;
import org.zhengyuan.exchange.books.Progress;
import org.zhengyuan.exchange.books.disk.StateFile;
import org.zhengyuan.exchange.intake.postgres.IntakeBooks;
import org.zhengyuan.exchange.registry.postgres.HeadsInBooks;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/** The check of a database against a log that was itself found in order. */
final class RegistryCheck {
    private static final String SUBJECT = "registry";
    private static final int WINDOW = 1 << 16;
    private static final int NONE = -1;
    private static final String EPOCH =
            "SELECT epoch FROM log_state WHERE origin = ? UNION ALL SELECT epoch FROM log_origin WHERE origin = ?";

    // a log that ended grows no more, and what it had placed and not signed waits for the next
    private static final String PUBLISHED =
            """
            SELECT (SELECT coalesce(max(size), 0) FROM log_checkpoint WHERE epoch = e.epoch),
                (SELECT size FROM log_state WHERE epoch = e.epoch),
                (SELECT coalesce(max(first_index + leaves), 0) FROM sequenced_packet WHERE epoch = e.epoch),
                (SELECT coalesce(sum(leaves), 0) FROM sequenced_packet WHERE epoch <> e.epoch)
            FROM (VALUES (?)) e(epoch)
            """;

    private final BooksSnapshot snapshot;
    private final LogReader log;
    private final Checkpoint checkpoint;
    private final StateFile file;
    private final Progress progress;
    private final int window;
    private final List<Check> checks = new ArrayList<>();
    private OptionalLong firstLeaf = OptionalLong.empty();
    private CheckState state;
    private int epoch = NONE;
    private long elsewhere;

    RegistryCheck(BooksSnapshot snapshot, LogReader log, Checkpoint checkpoint, StateFile file, Progress progress)
            throws IOException {
        this(snapshot, log, checkpoint, file, progress, WINDOW);
    }

    /** @param window leaves that are looked at in one go */
    RegistryCheck(
            BooksSnapshot snapshot, LogReader log, Checkpoint checkpoint, StateFile file, Progress progress, int window)
            throws IOException {
        this.snapshot = snapshot;
        this.log = log;
        this.checkpoint = checkpoint;
        this.file = file;
        this.progress = progress;
        this.window = window;
        this.state = file.read(checkpoint.origin()).orElseGet(() -> CheckState.begin(checkpoint.origin()));
    }

    private interface Search {
        Optional<Difference> run() throws SQLException, IOException;
    }

    /** @param audited the report on the log itself */
    Report run(Report audited) throws SQLException, IOException {
        boolean resumed = state.hasBegun();
        checks.addAll(audited.checks());
        epoch = epoch();
        checks.add(published());
        leaves();
        Uncovered uncovered = new Uncovered(snapshot.connection());
        step("registry.erased", () -> new ErasedLeaves(snapshot.connection(), epoch, log, checkpoint.size())
                .firstDifference());
        step("registry.uncovered", uncovered::firstRow);
        step("registry.versions", uncovered::firstVersion);
        step("registry.totals", () -> IntakeBooks.otherTotal(snapshot.connection())
                .map(one -> Difference.of(BookWords.of("registry.totals.differs", one))));
        for (int slot = 0; slot < HeadsInBooks.SLOTS; slot++) {
            int one = slot;
            step("registry.heads", "/" + slot, () -> heads(one));
        }
        step("registry.rulings", new Rulings(snapshot.connection())::firstDifference);
        if (checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.FAILED)) {
            file.remove();
        }
        List<Wording> open = new ArrayList<>(audited.leavesOpen());
        long older = uncovered.older();
        if (older > 0) {
            open.add(BookWords.of("registry.open.older", older));
        }
        long erasures = snapshot.erasures();
        if (erasures > 0) {
            open.add(BookWords.of("registry.open.erased", erasures));
        }
        if (elsewhere > 0) {
            open.add(BookWords.of("registry.open.otherLogs", elsewhere));
        }
        if (resumed) {
            open.add(BookWords.of("registry.open.resumed"));
        }
        open.add(BookWords.of("registry.open.outside", checkpoint.size()));
        List<Wording> proves = List.of(BookWords.of("registry.proves", checkpoint.origin(), checkpoint.size()));
        return new Report(SUBJECT, checks, proves, open, firstLeaf);
    }

    /** Which of the database's logs this is; none of them where it is another database's. */
    private int epoch() throws SQLException {
        try (PreparedStatement statement = snapshot.connection().prepareStatement(EPOCH)) {
            statement.setString(1, checkpoint.origin());
            statement.setString(2, checkpoint.origin());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : NONE;
            }
        }
    }

    /** A log of which the database has less than was published, or more than its tree holds, was cut. */
    private Check published() throws SQLException {
        String name = "registry.published";
        try (PreparedStatement statement = snapshot.connection().prepareStatement(PUBLISHED)) {
            statement.setInt(1, epoch);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long size = row.getLong(1);
                long placed = row.getLong(3);
                elsewhere = row.getLong(4);
                long tree = row.getLong(2);
                boolean ended = row.getObject(2) == null;
                if (size < checkpoint.size()) {
                    return Check.failed(name, BookWords.of("registry.published.behind", size, checkpoint.size()));
                }
                return ended || (placed == tree && tree >= size)
                        ? Check.passed(name, BookWords.of("registry.published.passed", size))
                        : Check.failed(name, BookWords.of("registry.published.cut", placed, tree));
            }
        }
    }

    private void leaves() throws SQLException, IOException {
        LogEntries entries = new LogEntries(log, checkpoint.size(), state.leaves(), state.edge());
        ChunksOfLeaves chunks = new ChunksOfLeaves(snapshot);
        Optional<Difference> leaf = Optional.empty();
        Optional<Difference> row = Optional.empty();
        progress.begin(entries.next());
        while (leaf.isEmpty() && row.isEmpty() && entries.next() < checkpoint.size()) {
            LeafRows rows = LeafRows.from(snapshot.connection(), epoch, entries.next(), window);
            long read = rows.end() - entries.next();
            LeafWindow leaves = new LeafWindow(entries.next(), entries.read(Math.max(1, read)), snapshot);
            rows.claim(leaves);
            leaf = leaves.firstDifference();
            row = chunks.firstDifference(leaves.chunks());
            if (leaf.isEmpty() && row.isEmpty()) {
                state = new CheckState(state.origin(), entries.next(), entries.edge(), state.done());
                file.write(state);
                progress.reached(entries.next(), checkpoint.size());
            }
        }
        if (leaf.isEmpty() && row.isEmpty() && !entries.root().equals(checkpoint.root())) {
            leaf = Optional.of(Difference.of(BookWords.of("registry.leaves.otherRoot")));
        }
        add("registry.leaves", leaf, BookWords.of("registry.leaves.passed", checkpoint.size()));
        if (row.isEmpty() && leaf.isPresent()) {
            checks.add(Check.missing("registry.rows", BookWords.of("registry.rows.notAll")));
        } else {
            add("registry.rows", row, BookWords.of("registry.rows.passed", chunks.rows()));
        }
    }

    private Optional<Difference> heads(int slot) throws SQLException {
        progress.begin(slot);
        Connection connection = snapshot.connection();
        return HeadsInBooks.firstWrong(connection, slot)
                .map(head ->
                        Difference.of(BookWords.of("registry.heads." + head.fault(), head.dataset(), head.version())));
    }

    private void step(String name, Search search) throws SQLException, IOException {
        step(name, "", search);
    }

    /** One step of the check; one that an interrupted check had made is not made again. Parts of a check count as one. */
    private void step(String name, String part, Search search) throws SQLException, IOException {
        boolean known = state.done().contains(name + part);
        Optional<Difference> difference = known ? Optional.empty() : search.run();
        boolean told = checks.stream().anyMatch(check -> check.name().equals(name));
        if (difference.isPresent() && told) {
            checks.removeIf(check -> check.name().equals(name) && check.hasPassed());
        }
        if (difference.isPresent() || !told) {
            add(name, difference, BookWords.of(name + ".passed"));
        }
        if (difference.isEmpty() && !known) {
            TreeSet<String> done = new TreeSet<>(state.done());
            done.add(name + part);
            state = new CheckState(state.origin(), state.leaves(), state.edge(), done);
            file.write(state);
        }
    }

    private void add(String name, Optional<Difference> difference, Wording passed) {
        difference.ifPresent(one -> {
            if (firstLeaf.isEmpty() || (one.leaf().isPresent() && one.leaf().getAsLong() < firstLeaf.getAsLong())) {
                firstLeaf = one.leaf();
            }
        });
        boolean again = checks.stream().anyMatch(check -> check.name().equals(name));
        if (!again) {
            checks.add(
                    difference.map(one -> Check.failed(name, one.why())).orElseGet(() -> Check.passed(name, passed)));
        }
    }
}
