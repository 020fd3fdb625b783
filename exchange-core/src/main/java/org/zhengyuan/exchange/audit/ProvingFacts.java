package org.zhengyuan.exchange.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;

/** Proves facts before the eyes of who may have their receipts. */
public final class ProvingFacts {
    private final MakingReceipts receipts;
    private final LogKeys keys;

    public ProvingFacts(MakingReceipts receipts, LogKeys keys) {
        this.receipts = receipts;
        this.keys = keys;
    }

    /** Empty until a checkpoint covers the fact; refused as its receipt is. */
    public Outcome<Optional<ProvedFact>> prove(Actor actor, WantedReceipt wanted) {
        return receipts.receipt(actor, wanted).then(made -> Outcome.done(made.map(this::proved)));
    }

    private ProvedFact proved(Receipt receipt) {
        try {
            Checkpoint checkpoint =
                    Checkpoint.parse(SignedNote.parse(receipt.checkpoint()).text());
            Hash leaf = new TreeHasher().leaf(receipt.entry());
            byte[] file = receipt.toJson().toString().getBytes(StandardCharsets.UTF_8);
            return new ProvedFact(
                    receipt,
                    new String(CanonicalJson.exactly(receipt.fact()), StandardCharsets.UTF_8),
                    leaf,
                    ProofStep.of(leaf, receipt.index(), checkpoint.size(), receipt.inclusion()),
                    checkpoint,
                    ReceiptVerification.verify(file, Trust.parse(trust())));
        } catch (MalformedException | InvalidJsonException e) {
            throw new IllegalStateException("receipt " + receipt.id() + " is not one", e);
        }
    }

    private String trust() {
        return keys.checkpoints().stream()
                .map(signer -> "log " + signer.key().text() + "\n")
                .collect(Collectors.joining());
    }
}
