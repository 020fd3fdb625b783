package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import org.zhengyuan.server.testing.ServerDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every look of an auditor, a steward or a holder at people's data or at the trail stands in the log when its answer is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookedAtIT {
    private DemoServer demo;
    private ServerDatabase database;
    private String agreement = "";
    private String receipt = "";

    @BeforeAll
    void pullOnce() throws Exception {
        demo = DemoServer.shared();
        Path data = demo.process().data();
        database = new ServerDatabase(data);
        String pull = Files.readString(data.resolve("demo/pull.json"));
        agreement = JsonMapper.shared().readTree(pull).get("agreement").asString();
        receipt = json(DemoCaller.machine(demo, "tax-system").postJson("/api/v1/pulls", pull))
                .get("receipt")
                .asString();
    }

    @Test
    void anAuditorsLooksAreFacts() throws SQLException {
        DemoCaller auditor = DemoCaller.person(demo, "auditor");
        await().until(() -> auditor.get("/api/v1/receipts/" + receipt).statusCode() == 200);
        String discrepancy =
                json(auditor.get("/api/v1/discrepancies")).at("/items/0/id").asString();
        for (String path : Stream.of(
                        "/api/v1/trail?agreement=" + agreement,
                        "/agreements/" + agreement + "/trail",
                        "/api/v1/receipts/" + receipt,
                        "/api/v1/discrepancies",
                        "/api/v1/discrepancies/" + discrepancy,
                        "/discrepancies",
                        "/api/v1/alerts",
                        "/alerts")
                .toList()) {
            isNoted(auditor, "auditor", path);
        }
    }

    @Test
    void aStewardsLooksAreFacts() throws SQLException {
        DemoCaller steward = DemoCaller.person(demo, "exchange.steward.1");
        isNoted(steward, "exchange.steward.1", "/api/v1/subjects/changes");
        isNoted(steward, "exchange.steward.1", "/api/v1/discrepancies");
        isNoted(steward, "exchange.steward.1", "/alerts");
        DemoCaller police = DemoCaller.person(demo, "police.steward.1");
        String refused = submission(police, "/rows/refused");
        isNoted(police, "police.steward.1", "/api/v1/submissions/" + refused + "/refusals");
        isNoted(police, "police.steward.1", "/submissions/" + refused + "/refusals");
        isNoted(police, "police.steward.1", "/api/v1/submissions/" + refused + "/absent");
    }

    @Test
    void aLookAtTheReceiptOfARowIsAFact() throws SQLException {
        DemoCaller police = DemoCaller.person(demo, "police.steward.1");
        String path = "/api/v1/submissions/" + submission(police, "/rows/received") + "/row-receipts/1";
        await().until(() -> police.get(path).statusCode() == 200);
        isNoted(police, "police.steward.1", path);
    }

    @Test
    void aLookAtErasuresIsAFact() throws SQLException {
        DemoCaller steward = DemoCaller.person(demo, "exchange.steward.1");
        JsonNode subject = JsonMapper.shared().readTree(read("demo/pull.json")).get("subject");
        String id = json(steward.postJson(
                        "/api/v1/erasures", "{\"subject\":" + subject + ",\"reason\":\"r\",\"legalBasis\":\"l\"}"))
                .get("id")
                .asString();
        isNoted(steward, "exchange.steward.1", "/api/v1/erasures");
        isNoted(steward, "exchange.steward.1", "/api/v1/erasures/" + id);
        isNoted(DemoCaller.person(demo, "auditor"), "auditor", "/api/v1/erasures/" + id);
        steward.postJson("/api/v1/erasures/" + id + "/decision", "{\"approved\":false,\"reason\":\"a test\"}");
    }

    @Test
    void aQuestionRepeatedUnderItsKeyIsAskedAnewAndIsAnotherFact() throws SQLException {
        DemoCaller auditor = DemoCaller.person(demo, "auditor");
        await().until(() -> auditor.get("/api/v1/receipts/" + receipt).statusCode() == 200);
        isNotedTwice(
                auditor,
                "/api/v1/fact-queries",
                "{\"by\":\"receipt\",\"text\":\"" + receipt + "\",\"reason\":\"audit\"}");
        isNotedTwice(auditor, "/api/v1/case-files", "{\"title\":\"t\",\"receipts\":[\"" + receipt + "\"]}");
        assertThat(count("SELECT count(*) FROM kept_answer WHERE idempotency_key = 'asked-twice'"))
                .isZero();
    }

    @Test
    void aClerksProfileAndClaimCheckAreThemselvesPullsInTheTrail() throws SQLException {
        DemoCaller clerk = DemoCaller.person(demo, "tax.clerk");
        long before = count("SELECT count(*) FROM trail WHERE client_id = 'tax.clerk'");
        JsonNode pull = JsonMapper.shared().readTree(read("demo/pull.json"));
        String profile = "{\"subject\":" + pull.get("subject") + ",\"agreement\":\"" + agreement + "\",\"purpose\":"
                + pull.get("purpose") + "}";
        assertThat(clerk.postJson("/api/v1/profiles", profile).statusCode()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM trail WHERE client_id = 'tax.clerk'"))
                .isEqualTo(before + 1);
    }

    @Test
    void aHolderSeesTheirOwnUsesOnlyAndNothingElseOfTheExchange() throws SQLException {
        DemoCaller holder = DemoCaller.person(demo, "holder");
        isNoted(holder, "holder", "/api/v1/my/uses");
        isNoted(holder, "holder", "/my-data-uses");
        JsonNode uses = json(holder.get("/api/v1/my/uses"));
        assertThat(uses.get("items")).hasSize(2).allSatisfy(use -> {
            assertThat(use.at("/department/uscc").asString()).isEqualTo("11230290MB90000661");
            assertThat(use.get("purpose").asString()).isEqualTo("购房资格核验");
        });
        for (String path : Stream.of(
                        "/catalog",
                        "/submissions",
                        "/agreements",
                        "/alerts",
                        "/api/v1/submissions",
                        "/api/v1/alerts",
                        "/api/v1/watch-rules",
                        "/api/v1/outboxes",
                        "/api/v1/discrepancies",
                        "/api/v1/receipts/" + receipt,
                        "/api/v1/trail?agreement=" + agreement)
                .toList()) {
            assertThat(holder.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(DemoCaller.person(demo, "tax.steward.1")
                        .get("/api/v1/my/uses")
                        .statusCode())
                .isEqualTo(403);
        assertThat(DemoCaller.stranger(demo).get("/api/v1/my/uses").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDepartmentSeesNoAlerts() {
        DemoCaller steward = DemoCaller.person(demo, "tax.steward.1");
        assertThat(steward.get("/api/v1/alerts").statusCode()).isEqualTo(404);
        assertThat(steward.get("/api/v1/watch-rules").statusCode()).isEqualTo(404);
        assertThat(steward.get("/api/v1/outboxes").statusCode()).isEqualTo(403);
    }

    /** One that has such rows. */
    private static String submission(DemoCaller caller, String rows) {
        for (JsonNode one : json(caller.get("/api/v1/submissions")).get("items")) {
            if (one.at(rows).asLong() > 0) {
                return one.get("id").asString();
            }
        }
        throw new AssertionError("no submission with " + rows);
    }

    private void isNoted(DemoCaller caller, String actor, String path) throws SQLException {
        String looks = "SELECT count(*) FROM fact WHERE kind = 15 AND body::jsonb ->> 'actor' = '" + actor + "'";
        long before = count(looks);
        assertThat(caller.get(path).statusCode()).as(path).isEqualTo(200);
        assertThat(count(looks)).as(path).isEqualTo(before + 1);
    }

    private void isNotedTwice(DemoCaller auditor, String path, String body) throws SQLException {
        String looks = "SELECT count(*) FROM fact WHERE kind = 15 AND body::jsonb ->> 'actor' = 'auditor'";
        for (int time = 0; time < 2; time++) {
            long before = count(looks);
            HttpResponse<String> answer = auditor.postJson(path, body, "Idempotency-Key", "asked-twice");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
            assertThat(count(looks)).as(path).isEqualTo(before + 1);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = database.asOwner()) {
            return Long.parseLong(ServerDatabase.value(connection, query));
        }
    }

    private String read(String file) {
        try {
            return Files.readString(demo.process().data().resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
