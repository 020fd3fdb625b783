package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhengyuan.exchange.audit.FindingFacts;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An auditor finds the same pull by its subject, its department, its case, its receipt and its leaf. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactQueriesIT {
    private DemoServer demo;
    private DemoCaller auditor;
    private DemoCaller tax;
    private JsonNode question;
    private String receipt;

    @BeforeAll
    void pullOnce() throws Exception {
        demo = DemoServer.shared();
        auditor = DemoCaller.person(demo, "auditor");
        tax = DemoCaller.machine(demo, "tax-system");
        ObjectNode asked = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readString(demo.process().data().resolve("demo/pull.json")));
        ((ObjectNode) asked.get("purpose")).put("caseNumber", "AUDIT-7");
        question = asked;
        receipt = json(tax.postJson("/api/v1/pulls", asked.toString()))
                .get("receipt")
                .asString();
        await().until(() -> auditor.get("/api/v1/receipts/" + receipt).statusCode() == 200);
    }

    private HttpResponse<String> ask(DemoCaller caller, String by, String text, String more) {
        return caller.postJson(
                "/api/v1/fact-queries",
                "{\"by\":\"%s\",\"text\":\"%s\",\"reason\":\"complaint 12\"%s}".formatted(by, text, more));
    }

    private List<String> receipts(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> receipts = new ArrayList<>();
        json(answer)
                .get("items")
                .forEach(item -> receipts.add(item.get("receipt").asString()));
        return receipts;
    }

    @Test
    void onePullIsFoundInEveryWay() {
        JsonNode found = json(ask(auditor, "receipt", receipt, "")).at("/items/0");
        assertThat(found.get("kind").asString()).isEqualTo("pull");
        assertThat(found.at("/question/caseNumber").asString()).isEqualTo("AUDIT-7");
        assertThat(receipts(ask(auditor, "leaf", found.get("logIndex").asString(), "")))
                .containsExactly(receipt);
        assertThat(receipts(ask(auditor, "case", "AUDIT-7", ""))).containsExactly(receipt);
        assertThat(receipts(ask(auditor, "department", found.get("department").asString(), "")))
                .contains(receipt);
        String type =
                ",\"subjectType\":\"%s\"".formatted(question.at("/subject/type").asString());
        assertThat(receipts(
                        ask(auditor, "subject", " " + question.at("/subject/id").asString() + " ", type)))
                .contains(receipt);
    }

    @Test
    void aLookIsAFactItselfAndNamesNobody() {
        String type =
                ",\"subjectType\":\"%s\"".formatted(question.at("/subject/type").asString());
        String identifier = question.at("/subject/id").asString();
        String look =
                json(ask(auditor, "subject", identifier, type)).get("query").asString();
        await().until(() -> auditor.get("/api/v1/receipts/" + look).statusCode() == 200);

        String told = auditor.get("/api/v1/receipts/" + look).body();

        assertThat(told).contains("audit-query", "complaint 12").doesNotContain(identifier);
        assertThat(receipts(ask(auditor, "subject", identifier, type))).contains(look);
        assertThat(tax.get("/api/v1/receipts/" + look).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepetition() {
        String department = json(tax.get("/api/v1/session")).get("department").asString();
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            HttpResponse<String> page = ask(auditor, "department", department, after);
            all.addAll(receipts(page));
            JsonNode next = json(page).get("next");
            after = next == null || next.isNull() ? "" : ",\"after\":\"%s\"".formatted(next.asString());
        } while (!after.isEmpty());
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(2 * FindingFacts.PAGE);
    }

    @Test
    void onlyAuditorsAskAndWrongQuestionsAreExplained() {
        assertThat(ask(tax, "case", "AUDIT-7", "").statusCode()).isEqualTo(403);
        assertThat(ask(DemoCaller.person(demo, "tax.steward.1"), "case", "AUDIT-7", "")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> wrong = ask(auditor, "leaf", "x", "");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).get("code").asString()).isEqualTo("fact-query.invalid");
        assertThat(json(wrong).get("expected").asString()).isEqualTo("a number from 0");
        assertThat(ask(auditor, "nothing", "x", "").statusCode()).isEqualTo(400);
        assertThat(receipts(ask(auditor, "leaf", "999999999", ""))).isEmpty();
        assertThat(receipts(ask(auditor, "case", "NO-SUCH", ""))).isEmpty();
    }
}
