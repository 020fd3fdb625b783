package org.zhengyuan.seal.receipt;

import java.util.List;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.NoteVerdict.By;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Wording;

/**
 * A checkpoint with what its signatures are worth under a trust file: whether it is the log's own (C2SP signed-note, "Signatures"), and who
 * else had seen it (C2SP tlog-cosignature).
 *
 * @param outside outside witnesses whose cosignature is valid
 */
public record CheckpointVerification(Checkpoint checkpoint, Check signature, Check witnesses, List<By> outside) {
    public CheckpointVerification {
        outside = List.copyOf(outside);
    }

    /**
     * Verifies the lines of a note that is a checkpoint.
     *
     * @param subject what the names of the checks begin with: {@code receipt}, {@code log.old}
     */
    public static CheckpointVerification of(SignedNote note, Trust trust, String subject) throws MalformedException {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        NoteVerdict verdict = note.verify(trust.checkpointKeys(checkpoint.origin()));
        List<By> signed = verdict instanceof NoteVerdict.Signed it ? it.by() : List.of();
        List<By> outside = trust.outsideAmong(signed);
        return new CheckpointVerification(
                checkpoint,
                signature(subject + ".checkpoint", checkpoint, trust.logsOf(checkpoint.origin()), verdict, signed),
                witnesses(subject + ".witnesses", trust, verdict, outside),
                outside);
    }

    private static Check signature(
            String name, Checkpoint checkpoint, List<NoteKey> keys, NoteVerdict verdict, List<By> signed) {
        if (verdict instanceof NoteVerdict.Forged forged) {
            return Check.failed(
                    name, Wording.of("checkpoint.forged", forged.claimed().name()));
        }
        if (keys.isEmpty()) {
            return Check.missing(name, Wording.of("checkpoint.unknownLog", checkpoint.origin()));
        }
        List<String> types = signed.stream()
                .filter(by -> keys.contains(by.key()))
                .map(by -> by.key().type().toString())
                .distinct()
                .toList();
        return types.isEmpty()
                ? Check.failed(name, Wording.of("checkpoint.unsigned", checkpoint.origin()))
                : Check.passed(name, Wording.of("checkpoint.signed", checkpoint.origin(), String.join(", ", types)));
    }

    private static Check witnesses(String name, Trust trust, NoteVerdict verdict, List<By> outside) {
        if (verdict instanceof NoteVerdict.Forged) {
            return Check.skipped(name, Wording.of("witnesses.forged"));
        }
        if (trust.outside().isEmpty()) {
            return Check.skipped(name, Wording.of("witnesses.none"));
        }
        if (outside.size() < trust.quorum()) {
            return Check.missing(name, Wording.of("witnesses.tooFew", outside.size(), trust.quorum()));
        }
        return outside.isEmpty()
                ? Check.skipped(name, Wording.of("witnesses.silent"))
                : Check.passed(name, Wording.of("witnesses.enough", outside.size(), trust.quorum()));
    }
}
