package org.zhengyuan.exchange.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.seal.casefile.CaseManifest;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.receipt.Receipt;

/**
 * Puts the receipts of a case into one file with their checkpoint and a report in plain words ({@code docs/evidence-formats.md}, "Case file").
 * That it was made, by whom and of what, is a fact before it is handed out.
 */
public final class MakingCaseFiles {
    private final MakingReceipts receipts;
    private final LogReading log;
    private final LogOrigins origins;
    private final CaseReport report;
    private final FactNotes notes;
    private final Clock clock;

    public MakingCaseFiles(
            MakingReceipts receipts,
            LogReading log,
            LogOrigins origins,
            CaseReport report,
            FactNotes notes,
            Clock clock) {
        this.receipts = receipts;
        this.log = log;
        this.origins = origins;
        this.report = report;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Makes a case file; empty until a checkpoint covers every fact. All of them lie in the log of the first.
     *
     * @param wanted receipts that the actor may see, at most {@link CaseManifest#MOST_RECEIPTS}; one that he may not see refuses the whole
     */
    public Outcome<Optional<MadeCaseFile>> make(Actor actor, String title, List<WantedReceipt> wanted) {
        Optional<String> checkpoint = checkpoint(actor, wanted);
        if (checkpoint.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        List<Receipt> found = new ArrayList<>();
        List<WantedReceipt> erased = new ArrayList<>();
        for (WantedReceipt one : new LinkedHashSet<>(wanted)) {
            switch (receipts.receiptAt(actor, one, checkpoint.get())) {
                case Outcome.Refused<Optional<Receipt>> no -> {
                    if (no.refusal() != EvidenceRefusal.RECEIPT_ERASED) {
                        return Outcome.refused(EvidenceRefusal.CASE_RECEIPT_UNKNOWN, Map.of("receipt", one.text()));
                    }
                    erased.add(one);
                }
                case Outcome.Done<Optional<Receipt>> done -> {
                    if (done.value().isEmpty()) {
                        return Outcome.done(Optional.empty());
                    }
                    found.add(done.value().get());
                }
            }
        }
        if (found.isEmpty()) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_ERASED);
        }
        return Outcome.done(Optional.of(make(new CaseContents(
                UUID.randomUUID(),
                title,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.id(),
                checkpoint.get(),
                found,
                erased))));
    }

    /** Of the log in which the first of the facts lies: one that ended has facts too. */
    private Optional<String> checkpoint(Actor actor, List<WantedReceipt> wanted) {
        for (WantedReceipt one : wanted) {
            if (receipts.receipt(actor, one) instanceof Outcome.Done<Optional<Receipt>> done) {
                return done.value().flatMap(receipt -> named(receipt.origin()).checkpoint());
            }
        }
        return log.checkpoint();
    }

    private LogReading named(String origin) {
        return origins.ended().stream()
                .filter(ended -> ended.origin().equals(origin))
                .findFirst()
                .map(ended -> log.of(ended.epoch()))
                .orElse(log);
    }

    private MadeCaseFile make(CaseContents contents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CaseManifest.CHECKPOINT, contents.checkpoint().getBytes(StandardCharsets.UTF_8));
        for (Receipt receipt : contents.receipts()) {
            files.put(
                    CaseManifest.receipt(files.size()),
                    receipt.toJson().toPrettyString().getBytes(StandardCharsets.UTF_8));
        }
        files.put(CaseManifest.REPORT, report.html(contents));
        Map<String, Hash> digests = new LinkedHashMap<>();
        files.forEach((name, data) -> digests.put(name, CaseManifest.digest(data)));
        CaseManifest manifest = new CaseManifest(
                contents.id().toString(),
                contents.title(),
                contents.madeAt().toString(),
                digests,
                contents.erased().stream().map(WantedReceipt::text).toList());
        UUID noted = notes.note(
                FactKind.AUDIT_QUERY,
                contents.maker(),
                "case-file/" + contents.id(),
                List.of(),
                Map.of(
                        "manifest",
                        Base64.getEncoder()
                                .encodeToString(
                                        CaseManifest.digest(manifest.toBytes()).bytes()),
                        "receipts",
                        contents.receipts().stream().map(Receipt::id).toList(),
                        "title",
                        contents.title()));
        return new MadeCaseFile(manifest, files, noted);
    }
}
