package org.zhengyuan.seal.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.node.ObjectNode;

/** The id of a receipt and the number of its row are what the fact and the row say, where they say it. */
class ReceiptNamesTest {
    private static final String ID = "0a1b2c";
    private static final byte[] ROW = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theIdIsTheFactsOwn() throws Exception {
        assertThat(failed(Map.of("id", ID), ID)).isEmpty();
        assertThat(failed(Map.of("id", ID), "0a1b2d")).containsExactly("receipt.id");
        assertThat(open(verify(receipt(FactKind.CHUNK, Map.of("id", ID), ROW)))).noneMatch(text -> text.contains(ID));
    }

    @Test
    void aPullIsNamedByItsObject() throws Exception {
        for (FactKind kind : List.of(FactKind.PULL, FactKind.CLAIM_CHECK)) {
            ObjectNode receipt = receipt(kind, Map.of("object", "trail/" + ID), ROW);
            assertThat(verify(receipt).verdict()).isEqualTo(Verdict.PASSED);
            assertThat(failed(verify(receipt.put("id", "0a1b2d")))).containsExactly("receipt.id");
        }
    }

    @Test
    void anOlderFactLeavesItsIdOpen() throws Exception {
        Report report = verify(receipt(FactKind.CHUNK, Map.of("object", "trail/x"), ROW));
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(open(report)).anyMatch(text -> text.contains(ID) && text.contains("exchange states"));
    }

    @Test
    void theNumberIsThatOfTheRowsRecord() throws Exception {
        ObjectNode receipt = receipt(FactKind.CHUNK, Map.of(), record(1));
        assertThat(verify(receipt).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(open(verify(receipt))).noneMatch(text -> text.contains("number"));
        assertThat(failed(verify(receipt(FactKind.CHUNK, Map.of(), record(2))))).containsExactly("receipt.row");
        assertThat(open(verify(receipt(FactKind.CHUNK, Map.of(), ROW)))).anyMatch(text -> text.contains("number 1 "));
    }

    private static byte[] record(long number) {
        return ByteBuffer.allocate(74)
                .put((byte) 1)
                .put((byte) 0)
                .putLong(number)
                .array();
    }

    private static ObjectNode receipt(FactKind kind, Map<String, ?> told, byte[] row) throws Exception {
        return EvidenceFixture.receipt(kind, told, row).toJson();
    }

    private static Report verify(ObjectNode receipt) throws Exception {
        return ReceiptVerification.verify(EvidenceFixture.file(receipt), Trust.parse(EvidenceFixture.trust()));
    }

    private static List<String> failed(Map<String, ?> told, String id) throws Exception {
        return failed(verify(receipt(FactKind.CHUNK, told, ROW).put("id", id)));
    }

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(Check::name)
                .toList();
    }

    private static List<String> open(Report report) {
        return report.leavesOpen().stream().map(Wording::en).toList();
    }
}
