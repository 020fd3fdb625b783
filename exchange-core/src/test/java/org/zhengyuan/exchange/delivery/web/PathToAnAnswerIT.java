package org.zhengyuan.exchange.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.web.ExchangeOverHttp.Reply;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Civil affairs asks the police for residents' data, gets an agreement, and asks under it: every step over HTTP. */
class PathToAnAnswerIT {
    private static final Actor ANNA = person("anna", CIVIL_AFFAIRS);
    private static final Actor SYSTEM =
            new Actor("civil-client", Actor.Kind.CLIENT, CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_SYSTEM));
    private static final String REQUEST =
            """
            {"purpose": {"items": ["subsidy"], "text": "old-age subsidy"}, "legalBasis": "Measures on subsidies", "subjectType": "person",
             "elements": [{"element": "person.name"}, {"element": "person.birth-date"}, {"element": "person.exists"}],
             "division": "350100", "quota": {"perDay": 50, "total": 500}, "validFrom": "2026-01-01", "validTo": "2099-01-01",
             "materials": [{"name": "letter", "reference": "No. 12"}]}
            """;

    private ExchangeOverHttp exchange;

    @BeforeEach
    void thePoliceAreTheSource(@TempDir Path folder) {
        exchange = new ExchangeOverHttp(TestDatabase.fresh(), folder);
        exchange.books.assign("person.name", "350100", "police.residents").orElseThrow();
        exchange.books.assign("person.birth-date", "350100", "police.residents").orElseThrow();
        exchange.books.assign("person.home", "000000", "police.residents").orElseThrow();
        exchange.books.assign("person.exists", "000000", "police.residents").orElseThrow();
        exchange.intake.deliver(
                "police.residents",
                POLICE,
                "citizen_id,name,birth_date,home",
                "11010519491231002X,张三,1949-12-31,350102");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void fromARequestToAnAnswer() throws Exception {
        Reply submitted = exchange.as(ANNA).post("/api/v1/data-requests", REQUEST);
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(text(submitted, "/state")).isEqualTo("submitted");
        assertThat(submitted.body().at("/replyDeadline/verified").asBoolean(true))
                .isFalse();
        String request = "/api/v1/data-requests/" + text(submitted, "/id");

        assertThat(exchange.as(person("x", "91350100MA2XXXXX0X")).get(request).status())
                .isEqualTo(404);
        assertThat(text(exchange.as(ANNA).post(request + "/approvals", "{}"), "/code"))
                .isEqualTo("request.own");
        Actor police = person("p1", POLICE);
        assertThat(text(exchange.as(police).post(request + "/approvals", "{}"), "/state"))
                .isEqualTo("submitted");
        assertThat(exchange.as(police).post(request + "/approvals", "{}").status())
                .isEqualTo(409);
        Reply approved = exchange.as(person("p2", POLICE)).post(request + "/approvals", "{}");
        assertThat(text(approved, "/state")).isEqualTo("approved");
        String agreement = text(approved, "/agreement");
        assertThat(text(exchange.as(ANNA).get(request), "/agreement")).isEqualTo(agreement);
        assertThat(text(exchange.as(ANNA).get("/api/v1/agreements"), "/items/0/id"))
                .isEqualTo(agreement);

        pulls(agreement);
        repeats(agreement);
        claims(agreement);
        profile(agreement);
        Reply trail = exchange.as(police).get("/api/v1/trail?agreement=" + agreement);
        assertThat(trail.body().get("items")).hasSize(10);
        ends(agreement);
    }

    private void pulls(String agreement) throws Exception {
        Reply answer = exchange.as(SYSTEM).post("/api/v1/pulls", pull(agreement, "１１０１０５19491231002x", "person.name"));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode value = answer.body().at("/values/0");
        assertThat(value.get("value").asString()).isEqualTo("张三");
        assertThat(value.at("/source/uscc").asString()).isEqualTo(POLICE);
        assertThat(value.get("dataset").asString()).isEqualTo("police.residents");
        assertThat(value.get("disputed").asBoolean()).isFalse();
        assertThat(text(answer, "/validAt")).isEqualTo(text(answer, "/knownAt"));

        Reply date = exchange.post("/api/v1/pulls", pull(agreement, "11010519491231002X", "person.birth-date"));
        assertThat(text(date, "/values/0/value")).isEqualTo("1949-12-31");
        Reply nobody = exchange.post("/api/v1/pulls", pull(agreement, "350102198001010011", "person.exists"));
        assertThat(nobody.body().toString()).contains("unknown").doesNotContain("张三");
        Reply uncovered = exchange.post("/api/v1/pulls", pull(agreement, "11010519491231002X", "person.citizen-id"));
        assertThat(uncovered.status()).isEqualTo(403);
        assertThat(text(uncovered, "/code")).isEqualTo("agreement.element-not-covered");
        assertThat(text(uncovered, "/element")).isEqualTo("person.citizen-id");
        Reply wrong = exchange.post("/api/v1/pulls", pull(agreement, "110105194912310021", "person.name"));
        assertThat(text(wrong, "/reason")).isEqualTo("value.check-digit");
        assertThat(wrong.body().toString()).doesNotContain("110105194912310021");
        assertThat(exchange.post("/api/v1/pulls", "{\"elements\": [\"person.name\"]}")
                        .status())
                .isEqualTo(422);
    }

    private void repeats(String agreement) throws Exception {
        String body = pull(agreement, "11010519491231002X", "person.name");
        Reply first = exchange.as(SYSTEM).post("/api/v1/pulls", body, "Idempotency-Key", "k-1");
        Reply second = exchange.post("/api/v1/pulls", body, "Idempotency-Key", "k-1");
        assertThat(text(second, "/receipt")).isEqualTo(text(first, "/receipt"));
        Reply other = exchange.post(
                "/api/v1/pulls", pull(agreement, "11010519491231002X", "person.birth-date"), "Idempotency-Key", "k-1");
        assertThat(other.status()).isEqualTo(409);
    }

    private void claims(String agreement) throws Exception {
        String claims =
                """
                {"subject": {"type": "person", "id": "11010519491231002X"}, "agreement": "%s", "operator": "o-1",
                 "purpose": {"item": "subsidy", "caseNumber": "c-1"},
                 "claims": [{"element": "person.name", "value": "　张三 "}, {"element": "person.birth-date", "value": "1950/1/1"}]}
                """
                        .formatted(agreement);
        Reply checked = exchange.as(SYSTEM).post("/api/v1/claim-checks", claims);
        assertThat(text(checked, "/results/0/result")).isEqualTo("match");
        assertThat(text(checked, "/results/1/result")).isEqualTo("noMatch");
        assertThat(checked.body().toString()).doesNotContain("1949");
    }

    private void profile(String agreement) throws Exception {
        Reply profile = exchange.as(SYSTEM)
                .post(
                        "/api/v1/profiles",
                        pull(agreement, "11010519491231002X", "ignored").replace("\"elements\": [\"ignored\"],", ""));
        assertThat(text(profile, "/sections/0/dataset")).isEqualTo("police.residents");
        assertThat(profile.body().at("/sections/0/values")).hasSize(3);
        assertThat(profile.body().toString()).contains("张三", "1949-12-31").doesNotContain("350102");
    }

    private void ends(String agreement) throws Exception {
        String path = "/api/v1/agreements/" + agreement;
        assertThat(text(exchange.as(person("p1", POLICE)).post(path + "/end", "{\"reason\": \"done\"}"), "/state"))
                .isEqualTo("ended");
        assertThat(text(exchange.as(ANNA).get(path + "/versions"), "/0/state")).isEqualTo("ended");
        Reply refused = exchange.as(SYSTEM).post("/api/v1/pulls", pull(agreement, "11010519491231002X", "person.name"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(text(refused, "/code")).isEqualTo("agreement.has-ended");
    }

    private static String pull(String agreement, String id, String element) {
        return """
               {"subject": {"type": "person", "id": "%s"}, "elements": ["%s"], "agreement": "%s", "operator": "o-1",
                "purpose": {"item": "subsidy", "caseNumber": "c-1"}}
               """
                .formatted(id, element, agreement);
    }

    private static Actor person(String id, String department) {
        return new Actor(id, Actor.Kind.PERSON, department, Set.of(Role.DEPARTMENT_STEWARD));
    }

    private static String text(Reply reply, String pointer) {
        JsonNode node = reply.body().at(pointer);
        assertThat(node.isMissingNode()).as("%s in %s", pointer, reply).isFalse();
        return node.asString();
    }
}
