package org.zhengyuan.seal.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import tools.jackson.databind.node.ObjectNode;

/** Answers signed in batches. */
class AnswerTest {
    private static ObjectNode answer(int number) throws Exception {
        String json =
                "{\"values\":[{\"name\":\"甲\",\"n\":%d}],\"receipt\":\"r%d\",\"a\":null}".formatted(number, number);
        return (ObjectNode) CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ObjectNode> signed(int count, NoteSigner signer) throws Exception {
        List<ObjectNode> answers = new ArrayList<>();
        List<byte[]> canonical = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(answer(i));
            canonical.add(CanonicalJson.exactly(answers.get(i)));
        }
        List<AnswerSignature> signatures = AnswerBatch.of(canonical).sign(signer, EvidenceFixture.TIME);
        for (int i = 0; i < count; i++) {
            answers.get(i).set("signature", signatures.get(i).toJson());
        }
        return answers;
    }

    private static Report verify(ObjectNode answer) throws Exception {
        return AnswerVerification.verify(EvidenceFixture.file(answer), Trust.parse(EvidenceFixture.trust()));
    }

    @Property(tries = 40)
    void everyAnswerOfABatchOfAnySizeVerifies(@ForAll @IntRange(min = 1, max = 40) int count) throws Exception {
        for (ObjectNode answer : signed(count, EvidenceFixture.ANSWERS)) {
            assertThat(verify(answer).verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Property(tries = 100)
    void aBatchIsTheTreeOfRfc6962(@ForAll @IntRange(min = 1, max = 700) int count) {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier();
        List<byte[]> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new byte[] {(byte) i, (byte) (i >> 8)});
            frontier.append(hasher.leaf(answers.get(i)));
        }
        AnswerBatch batch = AnswerBatch.of(answers);
        assertThat(batch.root()).isEqualTo(frontier.root());
        assertThat(batch.size()).isEqualTo(count);
        for (int i = 0; i < count; i += 13) {
            assertThat(new InclusionProof(i, count, batch.path(i)).proves(hasher.leaf(answers.get(i)), batch.root()))
                    .isTrue();
        }
    }

    @Example
    void p256AndEd25519KeysSignAnswersToo() throws Exception {
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            NoteSigner signer = NoteSigner.of(SoftwareKey.generate("s.example.cn", algorithm));
            ObjectNode answer = signed(3, signer).get(1);
            Trust trust = Trust.parse("answers " + signer.key());
            assertThat(AnswerVerification.verify(EvidenceFixture.file(answer), trust)
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
        }
    }

    @Example
    void aChangedAnswerFailsAndSoDoesTheSignatureOfAnother() throws Exception {
        List<ObjectNode> answers = signed(5, EvidenceFixture.ANSWERS);
        ObjectNode changed = answers.get(0).deepCopy();
        changed.put("receipt", "r9");
        ObjectNode more = answers.get(0).deepCopy();
        more.put("b", 1);
        ObjectNode exchanged = answers.get(1).deepCopy();
        exchanged.set("signature", answers.get(2).get("signature"));
        ObjectNode moved = answers.get(3).deepCopy();
        ((ObjectNode) moved.get("signature")).put("index", 2);
        for (ObjectNode wrong : List.of(changed, more, exchanged, moved)) {
            assertThat(verify(wrong).verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    @Example
    void aChangedBatchNoteFails() throws Exception {
        for (String part : List.of("\n5\n", "2026", "exchange.example.cn\n")) {
            ObjectNode answer = signed(5, EvidenceFixture.ANSWERS).getFirst();
            ObjectNode signature = (ObjectNode) answer.get("signature");
            String note = signature.get("note").stringValue();
            signature.put(
                    "note",
                    note.replaceFirst(part, part.equals("\n5\n") ? "\n6\n" : part.equals("2026") ? "2025" : "x\n"));
            assertThat(verify(answer).verdict()).isIn(Verdict.FAILED, Verdict.INDETERMINATE);
            assertThat(verify(answer).proves()).isEmpty();
        }
    }

    @Example
    void aServerNobodyTrustsLeavesTheVerdictOpenAndItsNamesakeFails() throws Exception {
        NoteSigner unknown = NoteSigner.of(SoftwareKey.generate("x.example.cn", KeyAlgorithm.SM2));
        assertThat(verify(signed(1, unknown).getFirst()).verdict()).isEqualTo(Verdict.INDETERMINATE);
        NoteSigner namesake = NoteSigner.of(SoftwareKey.generate("exchange.example.cn", KeyAlgorithm.SM2));
        assertThat(verify(signed(1, namesake).getFirst()).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Example
    void theLogsKeyDoesNotSignAnswers() throws Exception {
        NoteSigner signer = NoteSigner.of(SoftwareKey.generate("s.example.cn", KeyAlgorithm.ED25519));
        Trust trust = Trust.parse("log " + signer.key());
        byte[] answer = EvidenceFixture.file(signed(2, signer).getFirst());
        assertThat(AnswerVerification.verify(answer, trust).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Example
    void anAnswerWithoutASignatureIsNotASignedAnswer() throws Exception {
        Report report = verify(answer(1));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.checks().getFirst().why().en()).contains("signature is missing");
    }

    @Example
    void aBatchOfNoneIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> AnswerBatch.of(List.of()));
    }
}
