package org.zhengyuan.exchange.audit;

import java.util.List;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.report.Report;

/**
 * A fact with its proof, step by step, as this server does it with its own keys. Who does not believe the server does the same with the
 * verifier.
 *
 * @param canonical the fact in canonical JSON
 * @param leaf hash of the log entry
 */
public record ProvedFact(
        Receipt receipt, String canonical, Hash leaf, List<ProofStep> steps, Checkpoint checkpoint, Report report) {
    public ProvedFact {
        steps = List.copyOf(steps);
    }
}
