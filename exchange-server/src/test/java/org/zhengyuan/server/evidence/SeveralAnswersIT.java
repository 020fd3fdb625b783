package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pull repeated under its key has several answers: an auditor sees each, proves each and takes each along. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralAnswersIT {
    private DemoCaller auditor;
    private String receipt;

    @BeforeAll
    void askTwiceUnderOneKey() throws Exception {
        DemoServer demo = DemoServer.shared();
        auditor = DemoCaller.person(demo, "auditor");
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        String question = Files.readString(demo.process().data().resolve("demo/pull.json"));
        String key = UUID.randomUUID().toString();
        tax.postJson("/api/v1/pulls", question, "Idempotency-Key", key);
        receipt = json(tax.postJson("/api/v1/pulls", question, "Idempotency-Key", key))
                .get("receipt")
                .asString();
        await().until(() -> receipt(2).statusCode() == 200);
    }

    private HttpResponse<String> receipt(int answer) {
        return auditor.get("/api/v1/receipts/" + receipt + "?answer=" + answer);
    }

    @Test
    void eachIsFoundByTheReceipt() {
        JsonNode items = json(auditor.postJson(
                        "/api/v1/fact-queries",
                        "{\"by\":\"receipt\",\"text\":\"%s\",\"reason\":\"complaint 12\"}".formatted(receipt)))
                .get("items");

        assertThat(items).hasSize(2);
        for (int answer = 1; answer <= 2; answer++) {
            JsonNode item = items.get(answer - 1);
            assertThat(item.at("/question/answer").asInt()).isEqualTo(answer);
            assertThat(item.get("logIndex").asLong())
                    .isEqualTo(json(receipt(answer)).at("/leaf/index").asLong());
        }
    }

    @Test
    void thePageOfAFactNamesThemAllAndShowsTheOneThatWasAskedFor() {
        for (int answer = 1; answer <= 2; answer++) {
            HttpResponse<String> page =
                    auditor.get("/audit/facts/" + receipt + "?answer=" + answer, "Accept", "text/html");

            String other = "/audit/facts/" + receipt + "?answer=" + (3 - answer);
            assertThat(page.body())
                    .contains("Answered 2 times under this receipt", other)
                    .contains(json(receipt(answer)).at("/leaf/entry").asString());
        }
        for (String none : new String[] {"0", "3", "-1"}) {
            assertThat(receipt(Integer.parseInt(none)).statusCode()).isEqualTo(404);
            assertThat(auditor.get("/audit/facts/" + receipt + "?answer=" + none, "Accept", "text/html")
                            .body())
                    .doesNotContain("The proof holds");
        }
    }

    @Test
    void aCaseFileTakesTheOnesThatAreNamed() throws Exception {
        HttpResponse<byte[]> made = auditor.send(
                auditor.request("/api/v1/case-files", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"title\":\"two answers\",\"receipts\":[\"%s\",\"%s/2\"]}"
                                .formatted(receipt, receipt))),
                BodyHandlers.ofByteArray());

        assertThat(made.statusCode()).isEqualTo(200);
        Set<Long> leaves = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(made.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("receipts/")) {
                    leaves.add(JsonMapper.shared()
                            .readTree(zip.readAllBytes())
                            .at("/leaf/index")
                            .asLong());
                }
            }
        }
        assertThat(leaves)
                .containsExactlyInAnyOrder(
                        json(receipt(1)).at("/leaf/index").asLong(),
                        json(receipt(2)).at("/leaf/index").asLong());
    }
}
