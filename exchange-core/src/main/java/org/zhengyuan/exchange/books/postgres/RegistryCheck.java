package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.CheckState;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.GrowingTree;
import org.zhengyuan.exchange.books.LogEntries;
import org.zhengyuan.exchange.books.Progress;
import org.zhengyuan.exchange.books.disk.StateFile;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;
import org.zhengyuan.exchange.intake.postgres.IntakeBooks;
import org.zhengyuan.exchange.registry.postgres.HeadsInBooks;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/** The check of a database against a log that was itself found in order. */
final class RegistryCheck {
    private static final String SUBJECT = "registry";
    private static final int WINDOW = 1 << 16;

    private final BooksSnapshot snapshot;
    private final LogReader log;
    private final Checkpoint checkpoint;
    private final Trust trust;
    private final StateFile file;
    private final Progress progress;
    private final int window;
    private final List<Check> checks = new ArrayList<>();
    private OptionalLong firstLeaf = OptionalLong.empty();
    private CheckState state;

    RegistryCheck(
            BooksSnapshot snapshot,
            LogReader log,
            Checkpoint checkpoint,
            Trust trust,
            StateFile file,
            Progress progress)
            throws IOException {
        this(snapshot, log, checkpoint, trust, file, progress, WINDOW);
    }

    /** @param window leaves that are looked at in one go */
    RegistryCheck(
            BooksSnapshot snapshot,
            LogReader log,
            Checkpoint checkpoint,
            Trust trust,
            StateFile file,
            Progress progress,
            int window)
            throws IOException {
        this.snapshot = snapshot;
        this.log = log;
        this.checkpoint = checkpoint;
        this.trust = trust;
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
        Connection connection = snapshot.connection();
        OwnLogs logs = OwnLogs.of(connection);
        OwnLog own = logs.of(checkpoint.origin());
        snapshot.proves(own.epoch(), checkpoint.size());
        add(
                "registry.published",
                new Placing(connection, logs).firstDifference(own, checkpoint.size()),
                BookWords.of("registry.published.passed", own.published()));
        try (OwnCopy copy = new OwnCopy(connection, own, trust, state.leaves())) {
            later(logs, own, leaves(own, copy), copy);
        }
        Uncovered uncovered = new Uncovered(connection);
        step("registry.erased", () -> new ErasedLeaves(snapshot, own.epoch(), log::entries, checkpoint.size())
                .firstDifference());
        step("registry.uncovered", uncovered::firstRow);
        step("registry.versions", uncovered::firstVersion);
        step("registry.totals", () -> IntakeBooks.otherTotal(snapshot.connection())
                .map(one -> Difference.of(BookWords.of("registry.totals.differs", one))));
        for (int slot = 0; slot < HeadsInBooks.SLOTS; slot++) {
            int one = slot;
            step("registry.heads", "/" + slot, () -> heads(one));
        }
        step("registry.rulings", new Rulings(connection)::firstDifference);
        missing("registry.older", uncovered.older());
        missing("registry.erasing", snapshot.unproven());
        if (checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.FAILED)) {
            file.remove();
        }
        return report(audited, resumed);
    }

    /**
     * Of a log that contradicts itself without telling in which leaf: the first that its row shows to be another.
     *
     * @param audited the report on the log itself
     */
    Report locate(Report audited) throws SQLException, IOException {
        checks.addAll(audited.checks());
        OwnLog own = OwnLogs.of(snapshot.connection()).of(checkpoint.origin());
        LogEntries entries = new LogEntries(log::entries, checkpoint.size(), 0, List.of(), GrowingTree.UNWATCHED);
        LeafWalk walk = new LeafWalk(snapshot, own.epoch(), window);
        progress.begin(0);
        walk.run(entries, checkpoint.size(), reached -> progress.reached(reached.next(), checkpoint.size()));
        if (walk.isInOrder()) {
            checks.add(Check.missing("registry.leaves", BookWords.of("registry.leaves.unlocated")));
        } else {
            Difference first = walk.first().orElseThrow();
            add(walk.leaf().isPresent() ? "registry.leaves" : "registry.rows", Optional.of(first), first.why());
        }
        return new Report(SUBJECT, checks, audited.proves(), audited.leavesOpen(), firstLeaf);
    }

    private Report report(Report audited, boolean resumed) throws SQLException {
        List<Wording> open = new ArrayList<>(audited.leavesOpen());
        long erasures = snapshot.erasures();
        if (erasures > 0) {
            open.add(BookWords.of("registry.open.erased", erasures));
        }
        if (resumed) {
            open.add(BookWords.of("registry.open.resumed"));
        }
        open.add(BookWords.of("registry.open.outside", checkpoint.size()));
        List<Wording> proves = List.of(BookWords.of("registry.proves", checkpoint.origin(), checkpoint.size()));
        return new Report(SUBJECT, checks, proves, open, firstLeaf);
    }

    /** The leaves that the checkpoint covers. */
    private LogEntries leaves(OwnLog own, OwnCopy copy) throws SQLException, IOException {
        LogEntries entries = new LogEntries(log::entries, checkpoint.size(), state.leaves(), state.edge(), copy);
        LeafWalk walk = new LeafWalk(snapshot, own.epoch(), window);
        progress.begin(entries.next());
        walk.run(entries, checkpoint.size(), reached -> {
            progress.reached(reached.next(), checkpoint.size());
            if (copy.firstDifference().isEmpty()) {
                keep(new CheckState(state.origin(), reached.next(), reached.edge(), state.done()));
            }
        });
        Optional<Difference> leaf = walk.leaf();
        if (walk.isInOrder() && !entries.root().equals(checkpoint.root())) {
            leaf = Optional.of(Difference.of(BookWords.of("registry.leaves.otherRoot")));
        }
        add("registry.leaves", leaf, BookWords.of("registry.leaves.passed", checkpoint.size()));
        if (walk.row().isEmpty() && leaf.isPresent()) {
            checks.add(Check.missing("registry.rows", BookWords.of("registry.rows.notAll")));
        } else {
            add("registry.rows", walk.row(), BookWords.of("registry.rows.passed", walk.rows()));
        }
        return entries;
    }

    /** Leaves of this log after the checkpoint, leaves that wait, those of the database's other logs, and its own copy of this one. */
    private void later(OwnLogs logs, OwnLog own, LogEntries read, OwnCopy copy) throws SQLException, IOException {
        LaterLeaves later = new LaterLeaves(snapshot, window);
        Optional<Difference> difference = later.waitingOnes();
        LogEntries last = read;
        if (difference.isEmpty() && own.placed() > checkpoint.size() && read.next() == checkpoint.size()) {
            last = own(own, read.next(), read.edge(), copy);
            difference = later.placed(own, last);
        }
        OwnLog current = logs.current();
        boolean followed = own.epoch() != current.epoch();
        if (difference.isEmpty() && followed) {
            difference = later.placed(current, own(current, 0, List.of(), GrowingTree.UNWATCHED));
        }
        add(
                "registry.later",
                difference,
                BookWords.of("registry.later.passed", Math.max(0, own.placed() - checkpoint.size()), later.waiting()));
        Optional<Difference> wrong = copy.firstDifference();
        if (wrong.isEmpty() && !followed && last.next() == current.placed()) {
            wrong = logs.otherTree(snapshot.connection(), last);
        }
        add("registry.log", wrong, BookWords.of("registry.log.passed"));
        ended(logs, own);
        if (followed) {
            checks.add(
                    Check.missing("registry.otherLogs", BookWords.of("registry.otherLogs.missing", current.origin())));
        }
    }

    private void ended(OwnLogs logs, OwnLog own) throws SQLException, IOException {
        EndedLogs ended = new EndedLogs(snapshot, logs, trust, window);
        for (OwnLog one : logs.ended()) {
            if (one.epoch() != own.epoch()) {
                add("registry.ended", ended.firstDifference(one), BookWords.of("registry.ended.passed"));
            }
        }
        if (ended.areDamaged()) {
            checks.add(Check.missing("registry.endedDamaged", BookWords.of("registry.endedDamaged.missing")));
        }
    }

    /** The entries of a log of the database by its own tables. */
    private LogEntries own(OwnLog one, long read, List<Hash> edge, GrowingTree watched) {
        OwnBundles bundles = new OwnBundles(snapshot.connection(), one.epoch());
        return new LogEntries(bundles, one.placed(), read, edge, watched);
    }

    private void missing(String name, long count) {
        if (count > 0) {
            checks.add(Check.missing(name, BookWords.of(name + ".missing", count)));
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
        add(name, difference, BookWords.of(name + ".passed"));
        if (difference.isEmpty() && !known) {
            TreeSet<String> done = new TreeSet<>(state.done());
            done.add(name + part);
            keep(new CheckState(state.origin(), state.leaves(), state.edge(), done));
        }
    }

    /** What rests on something that is not proven yet is looked at again. */
    private void keep(CheckState reached) throws IOException {
        if (snapshot.unproven() == 0) {
            state = reached;
            file.write(state);
        }
    }

    private void add(String name, Optional<Difference> difference, Wording passed) {
        difference.ifPresent(one -> {
            if (firstLeaf.isEmpty() || (one.leaf().isPresent() && one.leaf().getAsLong() < firstLeaf.getAsLong())) {
                firstLeaf = one.leaf();
            }
        });
        if (difference.isPresent()) {
            checks.removeIf(check -> check.name().equals(name) && check.hasPassed());
        }
        if (checks.stream().noneMatch(check -> check.name().equals(name))) {
            checks.add(
                    difference.map(one -> Check.failed(name, one.why())).orElseGet(() -> Check.passed(name, passed)));
        }
    }
}
