package org.zhengyuan.seal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Cosignature;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.CheckpointVerification;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/**
 * Finds out whether a log only grew between two checkpoints, and whether it is in itself what the newer one says. Where it is not, names the
 * first leaf that differs as exactly as the copies at hand allow.
 */
public final class LogAudit {
    private static final String SUBJECT = "log";

    private final CheckpointVerification older;
    private final CheckpointVerification newer;
    private final LogCopies copies;
    private final LongConsumer progress;
    private final List<Check> checks = new ArrayList<>();
    private OptionalLong firstDifference = OptionalLong.empty();

    private LogAudit(
            CheckpointVerification older, CheckpointVerification newer, LogCopies copies, LongConsumer progress) {
        this.older = older;
        this.newer = newer;
        this.copies = copies;
        this.progress = progress;
    }

    /**
     * Compares two checkpoints of a log.
     *
     * @param older file or resource as it was read
     * @param newer likewise
     * @param progress is told how many leaves were seen
     */
    public static Report compare(byte[] older, byte[] newer, Trust trust, LogCopies copies, LongConsumer progress) {
        try {
            LogAudit audit = new LogAudit(
                    CheckpointVerification.of(SignedNote.parse(older), trust, "log.old"),
                    CheckpointVerification.of(SignedNote.parse(newer), trust, "log.new"),
                    copies,
                    progress);
            audit.run();
            return audit.report();
        } catch (MalformedException e) {
            return Report.unreadable(SUBJECT, "log.format", Wording.of("log.format.failed", e.reason()));
        }
    }

    private Checkpoint old() {
        return older.checkpoint();
    }

    private Checkpoint current() {
        return newer.checkpoint();
    }

    private void run() {
        checks.add(older.signature());
        checks.add(newer.signature());
        checks.add(newer.witnesses());
        if (!old().origin().equals(current().origin())) {
            checks.add(Check.failed(
                    "log.origin",
                    Wording.of("log.origin.failed", old().origin(), current().origin())));
            return;
        }
        checks.add(Check.passed("log.origin", Wording.of("log.origin.passed", old().origin())));
        Map<Long, Hash> roots = roots();
        Check olderCopy = olderCopy();
        checks.add(consistency(roots));
        checks.add(olderCopy);
        boolean broken = checks.stream().anyMatch(check -> check.outcome() == Check.Outcome.FAILED);
        if (broken && copies.current() != null && copies.older() != null && olderCopy.hasPassed()) {
            checks.add(firstDifference(copies.current(), copies.older()));
        }
    }

    private Map<Long, Hash> roots() {
        LogReader log = copies.current();
        if (log == null) {
            checks.add(Check.skipped("log.tiles", Wording.of("log.tiles.none")));
            return Map.of();
        }
        try {
            Map<Long, Hash> roots =
                    new LogWalk(log, current().size(), copies.withEntries()).roots(old().size(), progress);
            boolean leads = Objects.equals(current().root(), roots.get(current().size()));
            String key = copies.withEntries() ? "log.tiles.passed" : "log.tiles.withoutEntries";
            checks.add(
                    leads
                            ? Check.passed(
                                    "log.tiles", Wording.of(key, current().size()))
                            : Check.failed("log.tiles", Wording.of("log.tiles.otherRoot")));
            return roots;
        } catch (LogFault fault) {
            if (fault.isExact()) {
                firstDifference = OptionalLong.of(fault.firstLeaf());
            }
            checks.add(Check.failed("log.tiles", fault.why()));
            return Map.of();
        } catch (IOException e) {
            checks.add(Check.missing("log.tiles", Wording.of("log.tiles.unreadable", String.valueOf(e.getMessage()))));
            return Map.of();
        }
    }

    private Check consistency(Map<Long, Hash> roots) {
        String name = "log.consistency";
        if (current().size() < old().size()) {
            if (firstDifference.isEmpty()) {
                firstDifference = OptionalLong.of(current().size());
            }
            return Check.failed(name, Wording.of("log.cut", current().size(), old().size()));
        }
        if (current().size() == old().size()) {
            return current().root().equals(old().root())
                    ? Check.passed(name, Wording.of("log.same", old().size()))
                    : Check.failed(name, Wording.of("log.forked", old().size()));
        }
        if (copies.current() == null) {
            return Check.missing(name, Wording.of("log.consistency.noTiles"));
        }
        @Nullable Hash then = roots.get(old().size());
        if (then == null) {
            return Check.missing(name, Wording.of("log.consistency.notComputed"));
        }
        return then.equals(old().root())
                ? Check.passed(
                        name,
                        Wording.of(
                                "log.consistency.passed",
                                old().size(),
                                current().size()))
                : Check.failed(name, Wording.of("log.consistency.failed", old().size()));
    }

    private Check olderCopy() {
        String name = "log.olderCopy";
        LogReader log = copies.older();
        if (log == null) {
            return Check.skipped(name, Wording.of("log.olderCopy.none"));
        }
        try {
            Map<Long, Hash> roots = new LogWalk(log, old().size(), false).roots(old().size(), size -> {});
            return Objects.equals(old().root(), roots.get(old().size()))
                    ? Check.passed(name, Wording.of("log.olderCopy.passed"))
                    : Check.failed(name, Wording.of("log.olderCopy.otherRoot"));
        } catch (LogFault fault) {
            return Check.failed(name, fault.why());
        } catch (IOException e) {
            return Check.missing(name, Wording.of("log.tiles.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private Check firstDifference(LogReader now, LogReader then) {
        String name = "log.firstDifference";
        try {
            OptionalLong leaf =
                    FirstDifference.between(then, old().size(), now, current().size());
            if (leaf.isPresent()) {
                firstDifference = leaf;
            }
            return firstDifference.isPresent()
                    ? Check.failed(name, Wording.of("log.firstDifference.found", firstDifference.getAsLong()))
                    : Check.skipped(name, Wording.of("log.firstDifference.none"));
        } catch (IOException e) {
            return Check.skipped(name, Wording.of("log.tiles.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private Report report() {
        List<Wording> proves = new ArrayList<>();
        proves.add(
                Wording.of("log.proves", old().origin(), old().size(), current().size()));
        newer.outside()
                .forEach(by ->
                        proves.add(Wording.of("proves.witness", by.key().name(), Cosignature.time(by.signature()))));
        List<Wording> open = new ArrayList<>();
        open.add(Wording.of("log.open.completeness"));
        if (newer.outside().isEmpty()) {
            open.add(Wording.of("open.noWitness"));
        }
        return new Report(SUBJECT, checks, proves, open, firstDifference);
    }
}
