package org.zhengyuan.seal.receipt;

import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out whether an answer was given by a server one trusts, exactly as it is. */
public final class AnswerVerification {
    private static final String SUBJECT = "answer";
    private static final String SIGNATURE = "signature";

    private AnswerVerification() {}

    /**
     * Verifies an answer: a JSON object with a member {@code signature}.
     *
     * @param file what was handed in, whatever it is
     */
    public static Report verify(byte[] file, Trust trust) {
        try {
            JsonFields fields = JsonFields.parse(file);
            AnswerSignature signature = AnswerSignature.parse(fields.object(SIGNATURE));
            SignedNote note = SignedNote.parse(signature.note());
            BatchNote batch = BatchNote.parse(note.text());
            List<Check> checks = new ArrayList<>();
            checks.add(Check.passed("answer.format", Wording.of("answer.format.passed")));
            checks.add(inclusion(fields.json(), signature, batch));
            checks.add(signature(note, batch, trust.answersOf(batch.server())));
            return Report.of(
                    SUBJECT,
                    checks,
                    List.of(Wording.of("answer.proves", batch.server(), batch.time())),
                    List.of(Wording.of("answer.open.truth"), Wording.of("answer.open.log")));
        } catch (MalformedException e) {
            return Report.unreadable(SUBJECT, "answer.format", Wording.of("answer.format.failed", e.reason()));
        }
    }

    private static Check inclusion(JsonNode answer, AnswerSignature signature, BatchNote batch) {
        String name = "answer.inclusion";
        try {
            ObjectNode unsigned = ((ObjectNode) answer).deepCopy();
            unsigned.remove(SIGNATURE);
            boolean holds = new InclusionProof(signature.index(), batch.size(), signature.path())
                    .proves(new TreeHasher().leaf(CanonicalJson.exactly(unsigned)), batch.root());
            return holds
                    ? Check.passed(name, Wording.of("answer.inclusion.passed", batch.size()))
                    : Check.failed(name, Wording.of("answer.inclusion.failed"));
        } catch (InvalidJsonException e) {
            return Check.failed(name, Wording.of("answer.notCanonical", e.reason()));
        }
    }

    private static Check signature(SignedNote note, BatchNote batch, List<NoteKey> keys) {
        String name = "answer.signature";
        if (keys.isEmpty()) {
            return Check.missing(name, Wording.of("answer.signature.unknownServer", batch.server()));
        }
        NoteVerdict verdict = note.verify(keys);
        return switch (verdict) {
            case NoteVerdict.Signed signed -> {
                NoteKey key = signed.by().getFirst().key();
                yield Check.passed(name, Wording.of("answer.signature.passed", key.name(), key.type()));
            }
            case NoteVerdict.Unsigned unsigned ->
                Check.failed(name, Wording.of("answer.signature.unsigned", batch.server()));
            case NoteVerdict.Forged forged -> Check.failed(name, Wording.of("answer.signature.forged", batch.server()));
        };
    }
}
