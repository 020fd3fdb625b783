package org.zhengyuan.seal.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.Cosignature;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/** Finds out what a receipt proves to somebody who trusts certain keys. Needs nothing but the receipt and those. */
public final class ReceiptVerification {
    private static final String SUBJECT = "receipt";
    private static final String OF_TRAIL = "trail/";

    private final Receipt receipt;
    private final LogEntry entry;
    private final CheckpointVerification checkpoint;
    private final List<Check> checks = new ArrayList<>();

    private ReceiptVerification(Receipt receipt, Trust trust) throws MalformedException {
        this.receipt = receipt;
        this.entry = LogEntry.parse(receipt.entry());
        this.checkpoint = CheckpointVerification.of(SignedNote.parse(receipt.checkpoint()), trust, SUBJECT);
        checks.add(Check.passed("receipt.format", Wording.of("receipt.format.passed")));
        checks.add(fact());
        checks.add(kind());
        checks.add(id());
        checks.add(inclusion());
        checks.add(origin());
        checks.add(checkpoint.signature());
        checks.add(checkpoint.witnesses());
        checks.add(row(receipt.row()));
    }

    /**
     * Verifies a receipt file.
     *
     * @param file what was handed in, whatever it is
     */
    public static Report verify(byte[] file, Trust trust) {
        try {
            return new ReceiptVerification(Receipt.parse(file), trust).report();
        } catch (MalformedException e) {
            return Report.unreadable(SUBJECT, "receipt.format", Wording.of("receipt.format.failed", e.reason()));
        }
    }

    private Check fact() {
        try {
            Hash commitment = Commitment.of(receipt.salt(), CanonicalJson.exactly(receipt.fact()));
            return commitment.equals(entry.commitment())
                    ? Check.passed("receipt.fact", Wording.of("receipt.fact.passed"))
                    : Check.failed("receipt.fact", Wording.of("receipt.fact.failed"));
        } catch (InvalidJsonException e) {
            return Check.failed("receipt.fact", Wording.of("receipt.fact.notCanonical", e.reason()));
        }
    }

    private Check kind() {
        String label = text("kind");
        Optional<FactKind> stated = FactKind.ofLabel(label);
        if (stated.isEmpty() && entry.kind().isEmpty()) {
            return Check.skipped("receipt.kind", Wording.of("receipt.kind.unknown", label, entry.kindCode()));
        }
        return stated.equals(entry.kind())
                ? Check.passed("receipt.kind", Wording.of("receipt.kind.passed", label))
                : Check.failed("receipt.kind", Wording.of("receipt.kind.failed", label, entry.kindCode()));
    }

    /** Pulls and claim checks have their id in their object, other facts say it; older ones say nothing of it. */
    private Check id() {
        String told = text("id");
        boolean ofTrail = entry.kind()
                .filter(kind -> kind == FactKind.PULL || kind == FactKind.CLAIM_CHECK)
                .isPresent();
        if (told.isEmpty() && ofTrail && text("object").startsWith(OF_TRAIL)) {
            told = text("object").substring(OF_TRAIL.length());
        }
        if (told.isEmpty()) {
            return Check.skipped("receipt.id", Wording.of("receipt.id.older"));
        }
        return told.equals(receipt.id())
                ? Check.passed("receipt.id", Wording.of("receipt.id.passed"))
                : Check.failed("receipt.id", Wording.of("receipt.id.failed", receipt.id()));
    }

    private Check inclusion() {
        Checkpoint head = checkpoint.checkpoint();
        boolean holds = new InclusionProof(receipt.index(), head.size(), receipt.inclusion())
                .proves(new TreeHasher().leaf(receipt.entry()), head.root());
        String key = holds ? "receipt.inclusion.passed" : "receipt.inclusion.failed";
        Wording why = Wording.of(key, receipt.index(), head.size());
        return holds ? Check.passed("receipt.inclusion", why) : Check.failed("receipt.inclusion", why);
    }

    private Check origin() {
        String origin = checkpoint.checkpoint().origin();
        return origin.equals(receipt.origin())
                ? Check.passed("receipt.origin", Wording.of("receipt.origin.passed", origin))
                : Check.failed("receipt.origin", Wording.of("receipt.origin.failed", receipt.origin(), origin));
    }

    private Check row(@Nullable RowProof row) {
        if (row == null) {
            return Check.skipped("receipt.row", Wording.of("receipt.row.none"));
        }
        try {
            JsonFields rows =
                    JsonFields.of(receipt.fact(), "fact").object("details").object("rows");
            if (row.committedNumber().orElse(row.number()) != row.number()) {
                return Check.failed("receipt.row", Wording.of("receipt.row.number", row.number()));
            }
            return row.isProvedBy(rows.count("size"), rows.hash("root"))
                    ? Check.passed("receipt.row", Wording.of("receipt.row.passed", rows.count("size")))
                    : Check.failed("receipt.row", Wording.of("receipt.row.failed"));
        } catch (MalformedException e) {
            return Check.failed("receipt.row", Wording.of("receipt.row.noTree", e.reason()));
        }
    }

    private String text(String member) {
        return receipt.fact().path(member).asString("");
    }

    private Report report() {
        List<Wording> proves = new ArrayList<>();
        Checkpoint head = checkpoint.checkpoint();
        proves.add(Wording.of(
                "receipt.proves.fact", text("kind"), text("time"), head.origin(), receipt.index(), head.size()));
        RowProof row = receipt.row();
        if (row != null) {
            proves.add(Wording.of("receipt.proves.row"));
        }
        for (NoteVerdict.By by : checkpoint.outside()) {
            proves.add(Wording.of("proves.witness", by.key().name(), Cosignature.time(by.signature())));
        }
        List<Wording> open = new ArrayList<>();
        open.add(Wording.of("receipt.open.truth"));
        open.add(Wording.of("receipt.open.later"));
        if (checks.stream()
                .anyMatch(check -> check.name().equals("receipt.id") && check.outcome() == Check.Outcome.NOT_RUN)) {
            open.add(Wording.of("receipt.open.id", receipt.id()));
        }
        if (row != null && row.committedNumber().isEmpty()) {
            open.add(Wording.of("receipt.open.number", row.number()));
        }
        if (checkpoint.outside().isEmpty()) {
            open.add(Wording.of("open.noWitness"));
        }
        if (receipt.witnesses().required() > checkpoint.outside().size()) {
            open.add(Wording.of(
                    "receipt.open.policy",
                    receipt.witnesses().required(),
                    checkpoint.outside().size()));
        }
        return Report.of(SUBJECT, checks, proves, open);
    }
}
