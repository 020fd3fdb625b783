package org.zhengyuan.seal.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a receipt proves, and that nothing about it can be changed without being noticed. */
class ReceiptVerificationTest {
    private static Report verify(Consumer<ObjectNode> change) throws Exception {
        ObjectNode json = EvidenceFixture.receipt().toJson();
        change.accept(json);
        return ReceiptVerification.verify(EvidenceFixture.file(json), Trust.parse(EvidenceFixture.trust()));
    }

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(Check::name)
                .toList();
    }

    private static Check check(Report report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReceiptPassesEveryCheckAndSaysWhatItProvesAndThatNoOutsideWitnessDoes() throws Exception {
        Report report = verify(json -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks().stream().map(Check::name))
                .containsExactly(
                        "receipt.format",
                        "receipt.fact",
                        "receipt.kind",
                        "receipt.id",
                        "receipt.inclusion",
                        "receipt.origin",
                        "receipt.checkpoint",
                        "receipt.witnesses",
                        "receipt.row");
        assertThat(report.proves()).hasSize(2);
        assertThat(report.proves().getFirst().en()).contains("leaf 5", "11 leaves", EvidenceFixture.ORIGIN);
        assertThat(report.leavesOpen().stream().map(Wording::en)).anyMatch(text -> text.contains("No outside witness"));
        assertThat(report.leavesOpen().stream().map(Wording::zh)).anyMatch(text -> text.contains("没有外部见证"));
    }

    @Test
    void aReceiptWithoutARowNeedsNone() throws Exception {
        Report report = verify(json -> json.remove("row"));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "receipt.row").outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    }

    @Test
    void everyPartThatIsChangedFailsItsCheck() throws Exception {
        Map<String, Consumer<ObjectNode>> changes = Map.ofEntries(
                Map.entry("receipt.fact", json -> fact(json).put("time", "2026-11-22T01:00:01Z")),
                Map.entry("receipt.fact ", json -> fact(json).put("more", 1)),
                Map.entry("receipt.fact  ", json -> fact(json).remove("actor")),
                Map.entry(
                        "receipt.fact   ",
                        json -> json.put("salt", flipped(json.get("salt").stringValue()))),
                Map.entry("receipt.inclusion", json -> leaf(json).put("index", 6)),
                Map.entry("receipt.inclusion ", json -> ((ArrayNode) json.get("inclusion")).remove(0)),
                Map.entry("receipt.inclusion  ", json -> path(json, "inclusion")
                        .add(path(json, "inclusion").get(0))),
                Map.entry("receipt.inclusion   ", json -> path(json, "inclusion")
                        .set(1, flipped(path(json, "inclusion").get(1).stringValue()))),
                Map.entry("receipt.origin", json -> leaf(json).put("origin", "other.example.cn/log")),
                Map.entry("receipt.row", json -> row(json).put("record", "AAAA")),
                Map.entry("receipt.row ", json -> row(json).put("index", 0)),
                Map.entry("receipt.row  ", json -> row(json).put("size", 3)),
                Map.entry("receipt.row   ", json -> row(json)
                        .put("salt", flipped(row(json).get("salt").stringValue()))),
                Map.entry("receipt.row    ", json -> path(row(json), "path").removeAll()));
        for (Map.Entry<String, Consumer<ObjectNode>> change : changes.entrySet()) {
            Report report = verify(change.getValue());
            assertThat(failed(report)).containsExactly(change.getKey().strip());
            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(report.proves()).isEmpty();
        }
    }

    @Test
    void aLogEntryOfAnotherKindFails() throws Exception {
        Report report = verify(json -> {
            byte[] entry = Base64.getDecoder().decode(leaf(json).get("entry").stringValue());
            entry[1] = 3;
            leaf(json).put("entry", Base64.getEncoder().encodeToString(entry));
        });
        assertThat(failed(report)).containsExactly("receipt.kind", "receipt.inclusion");
    }

    @Test
    void aCheckpointOfAnotherSizeIsForged() throws Exception {
        Report report = verify(json ->
                json.put("checkpoint", json.get("checkpoint").stringValue().replace("\n11\n", "\n12\n")));
        assertThat(failed(report)).contains("receipt.checkpoint");
    }

    @Test
    void aCheckpointSignedByAStrangerUnderTheLogsNameFails() throws Exception {
        NoteSigner stranger = NoteSigner.of(SoftwareKey.generate(EvidenceFixture.ORIGIN, KeyAlgorithm.ED25519));
        Report report = verify(json -> {
            String text = text(json);
            json.put("checkpoint", new SignedNote(text, List.of(stranger.sign(text, EvidenceFixture.TIME))).format());
        });
        assertThat(failed(report)).containsExactly("receipt.checkpoint");
    }

    @Test
    void oneValidSignatureIsNotEnoughIfTheSecondIsFalse() throws Exception {
        Report report = verify(json -> {
            String text = text(json);
            String other = text.replace("\n11\n", "\n12\n");
            json.put(
                    "checkpoint",
                    new SignedNote(
                                    text,
                                    List.of(
                                            EvidenceFixture.LOG.sign(text, EvidenceFixture.TIME),
                                            EvidenceFixture.SECOND.sign(other, EvidenceFixture.TIME)))
                            .format());
        });
        assertThat(failed(report)).containsExactly("receipt.checkpoint");
    }

    @Test
    void withoutAKeyForTheLogNothingCanBeConcluded() throws Exception {
        byte[] file = EvidenceFixture.file(EvidenceFixture.receipt().toJson());
        Report report = ReceiptVerification.verify(file, Trust.parse("answers " + EvidenceFixture.ANSWERS.key()));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.proves()).isEmpty();
    }

    @Test
    void theKeyOfAnotherLogDoesNotCountForThisOne() throws Exception {
        String other = NoteSigner.of(SoftwareKey.generate("other.example.cn/log", KeyAlgorithm.ED25519))
                .key()
                .text();
        byte[] file = EvidenceFixture.file(EvidenceFixture.receipt().toJson());
        assertThat(ReceiptVerification.verify(file, Trust.parse("log " + other)).verdict())
                .isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void anOutsideWitnessIsNamedWithItsTime() throws Exception {
        Report report = verify(json -> json.put("checkpoint", cosigned(json)));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "receipt.witnesses").hasPassed()).isTrue();
        assertThat(report.proves().getLast().en()).contains("audit.example.cn", "2026-11-22T01:02:03Z");
        assertThat(report.leavesOpen().stream().map(Wording::en)).noneMatch(text -> text.contains("No outside"));
    }

    @Test
    void aQuorumThatIsNotReachedLeavesTheVerdictOpen() throws Exception {
        byte[] file = EvidenceFixture.file(EvidenceFixture.receipt().toJson());
        Trust demanding = Trust.parse(EvidenceFixture.trust() + "quorum 1\n");
        assertThat(ReceiptVerification.verify(file, demanding).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void theWitnessesThatTheReceiptItselfNamesAreNotBelieved() throws Exception {
        Report report = verify(json -> {
            ObjectNode witnesses = (ObjectNode) json.get("witnesses");
            witnesses.put("required", 1);
            ((ArrayNode) witnesses.get("keys"))
                    .add(EvidenceFixture.OUTSIDE.key().text());
        });
        assertThat(check(report, "receipt.witnesses").outcome()).isEqualTo(Check.Outcome.NOT_RUN);
        assertThat(report.leavesOpen().stream().map(Wording::en)).anyMatch(text -> text.contains("asks for 1"));
    }

    @Test
    void aFactWithANumberThatLosesDigitsIsRefused() throws Exception {
        String text = new String(EvidenceFixture.file(EvidenceFixture.receipt().toJson()), StandardCharsets.UTF_8)
                .replace("0.25", "0.25000000000000000001");
        Report report =
                ReceiptVerification.verify(text.getBytes(StandardCharsets.UTF_8), Trust.parse(EvidenceFixture.trust()));
        assertThat(failed(report)).containsExactly("receipt.fact");
    }

    @Test
    void aReceiptCutAnywhereIsRefusedInOneLine() throws Exception {
        byte[] file = EvidenceFixture.file(EvidenceFixture.receipt().toJson());
        Trust trust = Trust.parse(EvidenceFixture.trust());
        for (int length = 0; length < file.length; length += 7) {
            Report report = ReceiptVerification.verify(Arrays.copyOf(file, length), trust);
            assertThat(failed(report)).containsExactly("receipt.format");
            assertThat(report.checks().getFirst().why().en()).doesNotContain("\n");
        }
    }

    @Test
    void anyMemberThatIsMissingOrOfAnotherKindIsNamed() throws Exception {
        for (String name : List.of("format", "id", "fact", "salt", "leaf", "inclusion", "checkpoint", "witnesses")) {
            for (Consumer<ObjectNode> change : List.<Consumer<ObjectNode>>of(
                    json -> json.remove(name), json -> json.put(name, true), json -> json.putNull(name))) {
                Report report = verify(change);
                assertThat(failed(report)).containsExactly("receipt.format");
                assertThat(report.checks().getFirst().why().en()).contains(name);
            }
        }
    }

    private static ObjectNode fact(ObjectNode json) {
        return (ObjectNode) json.get("fact");
    }

    private static ObjectNode leaf(ObjectNode json) {
        return (ObjectNode) json.get("leaf");
    }

    private static ObjectNode row(ObjectNode json) {
        return (ObjectNode) json.get("row");
    }

    private static ArrayNode path(ObjectNode json, String name) {
        return (ArrayNode) json.get(name);
    }

    private static String text(ObjectNode json) {
        return json.get("checkpoint").stringValue().split("\n\n", 2)[0] + "\n";
    }

    private static String cosigned(ObjectNode json) {
        String text = text(json);
        String note = json.get("checkpoint").stringValue();
        return note + EvidenceFixture.OUTSIDE.sign(text, EvidenceFixture.TIME).line() + "\n";
    }

    private static String flipped(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[3] ^= 16;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
