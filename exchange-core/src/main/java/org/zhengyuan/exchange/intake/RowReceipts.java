package org.zhengyuan.exchange.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.RowRecord;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.VersionRow;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.RowProof;

/** Receipts of single rows of a submission, for the department that handed them in and for auditors. */
public final class RowReceipts {
    private final Submissions submissions;
    private final KeptChunks chunks;
    private final MakingReceipts receipts;

    public RowReceipts(Submissions submissions, KeptChunks chunks, MakingReceipts receipts) {
        this.submissions = submissions;
        this.chunks = chunks;
        this.receipts = receipts;
    }

    /** The receipt of the row's chunk with the proof of the row; empty until a checkpoint covers it. */
    public Outcome<Optional<Receipt>> receipt(Actor actor, UUID submission, long row) {
        boolean party = submissions
                .find(submission)
                .filter(one -> actor.has(Role.AUDITOR) || SubmissionRights.maySeeRows(actor, one))
                .isPresent();
        if (!party) {
            return Outcome.refused(IntakeRefusal.NOT_FOUND);
        }
        Optional<KeptChunks.OfRow> found = chunks.holding(submission, row);
        if (found.isEmpty()) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_UNKNOWN);
        }
        KeptChunks.OfRow kept = found.get();
        UUID erasedBy = kept.chunk().erased().get(kept.place());
        if (erasedBy != null) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_ERASED, EvidenceRefusal.erasedBy(erasedBy));
        }
        return receipts.receipt(actor, kept.chunk().fact())
                .then(receipt -> Outcome.done(receipt.map(one -> with(one, prove(kept)))));
    }

    private static RowProof prove(KeptChunks.OfRow kept) {
        KeptChunk chunk = kept.chunk();
        int place = kept.place();
        Hash leaf = Hash.at(chunk.leaves(), place * Hash.LENGTH);
        byte[] salt = chunk.salt(place);
        List<RowRecord> possible = Stream.concat(
                        Stream.of(RowRecord.NONE), kept.versions().stream().map(VersionRow::digest))
                .map(version ->
                        new RowRecord(chunk.outcome(place), chunk.rowNumber(place), version, chunk.beside(place)))
                .toList();
        RowRecord record = possible.stream()
                .filter(one -> RowTree.leaf(salt, one).equals(leaf))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("row " + chunk.rowNumber(place) + " of submission "
                        + chunk.submission() + " is not what its leaf commits to"));
        return new RowProof(
                chunk.rowNumber(place),
                record.bytes(),
                salt,
                new InclusionProof(place, chunk.size(), RowTree.path(chunk.leaves(), place)));
    }

    private static Receipt with(Receipt receipt, RowProof row) {
        return new Receipt(
                receipt.id(),
                receipt.fact(),
                receipt.salt(),
                receipt.origin(),
                receipt.index(),
                receipt.entry(),
                receipt.inclusion(),
                receipt.checkpoint(),
                receipt.witnesses(),
                row);
    }
}
