package org.zhengyuan.exchange.delivery.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.evidence.postgres.LogOnDatabase;
import org.zhengyuan.exchange.lineage.TracedCity;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;

/** A pull repeated under its key is answered anew: each of its answers has a receipt that proves it, and no other. */
class RepeatedAnswersTest {
    private static final String NAME = "person.name";

    @TempDir
    Path folder;

    private LogOnDatabase log;
    private TracedCity city;
    private MakingReceipts receipts;

    @BeforeEach
    void aCityAndItsLog() {
        TestDatabase database = TestDatabase.fresh();
        log = new LogOnDatabase(database, folder);
        city = new TracedCity(database, folder);
        receipts = new MakingReceipts(
                List.of(new TrailFacts(JdbcClient.create(database.application()))), log.tree, log.policy);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void eachIsProved() throws Exception {
        UUID agreement = city.agreed(NAME);
        Repeatable key = new Repeatable("civil-1", "key-1", new byte[] {1});
        city.residents(zhang("张三"));
        Delivered first = city.pull(agreement, key, NAME);
        city.residents(zhang("张山"));
        Delivered second = city.pull(agreement, key, NAME);
        Delivered third = city.pull(agreement, key, NAME);
        UUID id = first.receipt().value();
        while (log.round() > 0) {
            // until every fact is under a checkpoint
        }
        List<Delivered> given = List.of(first, second, third);
        for (int answer = 1; answer <= given.size(); answer++) {
            Receipt receipt = receipts.receipt(AUDITOR, new WantedReceipt(id, answer))
                    .orProblem()
                    .orElseThrow();
            assertThat(receipt.fact().at("/details/answerDigest").binaryValue())
                    .isEqualTo(Digests.sha256().digest(unsigned(given.get(answer - 1))));
            byte[] file = receipt.toJson().toString().getBytes(StandardCharsets.UTF_8);
            assertThat(ReceiptVerification.verify(file, log.trust()).verdict()).isEqualTo(Verdict.PASSED);
        }
        assertThat(receipts.receipt(AUDITOR, id).orProblem().orElseThrow().index())
                .isEqualTo(receipts.receipt(AUDITOR, new WantedReceipt(id, 1))
                        .orProblem()
                        .orElseThrow()
                        .index());
        assertThat(receipts.receipt(AUDITOR, new WantedReceipt(id, 4)))
                .isEqualTo(Outcome.refused(EvidenceRefusal.RECEIPT_UNKNOWN));
    }

    /** What the trail has the digest of: the answer without its last member, the signature. */
    private static byte[] unsigned(Delivered delivered) {
        String sent = new String(delivered.body(), StandardCharsets.UTF_8);
        return (sent.substring(0, sent.lastIndexOf(",\"signature\":")) + "}").getBytes(StandardCharsets.UTF_8);
    }
}
