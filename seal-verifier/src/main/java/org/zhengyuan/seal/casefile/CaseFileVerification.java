package org.zhengyuan.seal.casefile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.CheckpointVerification;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.seal.report.Wording;

/** Finds out what a case file proves to somebody who trusts certain keys. Needs nothing but the file and those. */
public final class CaseFileVerification {
    private static final String SUBJECT = "case";
    /** Facts that are told one by one. */
    private static final int MOST_TOLD = 50;

    private final CaseFile file;
    private final Trust trust;
    private final List<Check> checks = new ArrayList<>();
    private final List<Wording> facts = new ArrayList<>();

    private CaseFileVerification(CaseFile file, Trust trust) {
        this.file = file;
        this.trust = trust;
    }

    /**
     * Verifies a case file.
     *
     * @param path what was handed in, whatever it is
     */
    public static Report verify(Path path, Trust trust) {
        try {
            return new CaseFileVerification(CaseFile.read(path), trust).report();
        } catch (MalformedException e) {
            return Report.unreadable(SUBJECT, "case.format", Wording.of("case.format.failed", e.reason()));
        }
    }

    private Report report() throws MalformedException {
        checks.add(Check.passed("case.format", Wording.of("case.format.passed")));
        checks.add(files());
        byte[] note = file.files().get(CaseManifest.CHECKPOINT);
        if (note == null) {
            throw new MalformedException(CaseManifest.CHECKPOINT + " is missing");
        }
        CheckpointVerification checkpoint =
                CheckpointVerification.of(SignedNote.parse(new String(note, StandardCharsets.UTF_8)), trust, SUBJECT);
        checks.add(checkpoint.signature());
        checks.add(checkpoint.witnesses());
        checks.add(receipts(checkpoint.checkpoint()));
        List<Wording> open = new ArrayList<>();
        open.add(Wording.of("receipt.open.truth"));
        open.add(Wording.of("case.open.complete"));
        open.add(Wording.of("case.open.report"));
        if (!file.manifest().erased().isEmpty()) {
            open.add(Wording.of("case.open.erased", file.manifest().erased().size()));
        }
        if (checkpoint.outside().isEmpty()) {
            open.add(Wording.of("open.noWitness"));
        }
        return Report.of(SUBJECT, checks, facts, open);
    }

    private Check files() {
        Map<String, Hash> named = file.manifest().files();
        for (Map.Entry<String, Hash> one : named.entrySet()) {
            byte[] data = file.files().get(one.getKey());
            if (data == null) {
                return Check.failed("case.files", Wording.of("case.files.missing", one.getKey()));
            }
            if (!CaseManifest.digest(data).equals(one.getValue())) {
                return Check.failed("case.files", Wording.of("case.files.changed", one.getKey()));
            }
        }
        for (String name : file.files().keySet()) {
            if (!named.containsKey(name)) {
                return Check.failed("case.files", Wording.of("case.files.unnamed", name));
            }
        }
        return Check.passed("case.files", Wording.of("case.files.passed", named.size()));
    }

    private Check receipts(Checkpoint checkpoint) {
        List<String> names = file.manifest().receipts();
        if (names.isEmpty()) {
            return Check.failed("case.receipts", Wording.of("case.receipts.none"));
        }
        Check open = null;
        for (String name : names) {
            byte[] data = file.files().getOrDefault(name, new byte[0]);
            Report report = ReceiptVerification.verify(data, trust);
            if (report.verdict() != Verdict.FAILED && !isOf(data, checkpoint)) {
                return Check.failed("case.receipts", Wording.of("case.receipts.otherCheckpoint", name));
            }
            if (report.verdict() != Verdict.PASSED) {
                Wording why =
                        Wording.of("case.receipts.one", name, first(report).why());
                if (report.verdict() == Verdict.FAILED) {
                    return Check.failed("case.receipts", why);
                }
                open = open == null ? Check.missing("case.receipts", why) : open;
            } else if (facts.size() < MOST_TOLD) {
                facts.add(Wording.of("case.proves", name, report.proves().getFirst()));
            }
        }
        if (names.size() > MOST_TOLD) {
            facts.add(Wording.of("case.proves.more", names.size() - MOST_TOLD));
        }
        return open == null ? Check.passed("case.receipts", Wording.of("case.receipts.passed", names.size())) : open;
    }

    /** All receipts speak of one state of the log: the case file's checkpoint. */
    private static boolean isOf(byte[] receipt, Checkpoint checkpoint) {
        try {
            String note = Receipt.parse(receipt).checkpoint();
            return Checkpoint.parse(SignedNote.parse(note).text()).text().equals(checkpoint.text());
        } catch (MalformedException e) {
            return false;
        }
    }

    private static Check first(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome()
                        == (report.verdict() == Verdict.FAILED ? Check.Outcome.FAILED : Check.Outcome.NOT_RUN))
                .filter(Check::necessary)
                .findFirst()
                .orElseThrow();
    }
}
