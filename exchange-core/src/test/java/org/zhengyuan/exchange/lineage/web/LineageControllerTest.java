package org.zhengyuan.exchange.lineage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.lineage.ProvJson;
import org.zhengyuan.exchange.lineage.TracedCity;
import org.zhengyuan.exchange.testing.Controllers;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions about the past over HTTP. */
class LineageControllerTest {
    @TempDir
    Path folder;

    private TracedCity city;
    private MockMvc web;
    private Delivered pull;
    private Actor actor = TracedCity.AUDITOR;

    @BeforeEach
    void aPulledValue() {
        city = new TracedCity(TestDatabase.fresh(), folder);
        UUID agreement = city.agreed("person.name");
        city.residents(TracedCity.zhang("张三"));
        pull = city.pull(agreement, null, "person.name");
        web = Controllers.serving(
                Controllers.messages("lineage", "problem", "expected"),
                new LineageController(city.lineage, city.pastAnswers, city.knowledge, () -> Optional.of(actor)));
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aValueIsAskedForByABodyAndNothingOfTheAnswerIsKept() throws Exception {
        MockHttpServletResponse answer = ask("/api/v1/lineage-queries", lineage("\"element\": \"person.name\""), "*/*");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        JsonNode json = json(answer);
        assertThat(json.at("/values/0/content/value").asString()).isEqualTo("张三");
        assertThat(json.at("/values/0/origin/original/text").asString()).isEqualTo("张三");
        assertThat(json.at("/receivers/items/0/receipt").asString())
                .isEqualTo(pull.receipt().toString());
        assertThat(json.at("/receivers/items/0/purpose/caseNumber").asString()).isEqualTo("case-1");
        assertThat(json.at("/receivers").has("next")).isFalse();
        assertThat(json.toString()).doesNotContain(TracedCity.ZHANG);
    }

    @Test
    void itIsProvenanceWhereThatIsAskedFor() throws Exception {
        MockHttpServletResponse answer =
                ask("/api/v1/lineage-queries", lineage("\"element\": \"person.name\""), ProvJson.MEDIA_TYPE);
        assertThat(answer.getContentType()).isEqualTo(ProvJson.MEDIA_TYPE);
        assertThat(json(answer).has("wasGeneratedBy")).isTrue();
        assertThat(ask("/api/v1/past-answers", pastAnswer(), ProvJson.MEDIA_TYPE)
                        .getContentAsString())
                .contains("zy:answer-" + pull.receipt());
    }

    @Test
    void aPastAnswerComesAsATextWithItsBytes() throws Exception {
        JsonNode json = json(ask("/api/v1/past-answers", pastAnswer(), "*/*"));
        String sent = new String(pull.body(), StandardCharsets.UTF_8);
        assertThat(json.at("/shown/answer").asString())
                .isEqualTo(sent.substring(0, sent.lastIndexOf(",\"signature\":")) + "}");
        assertThat(json.get("answer").asInt()).isEqualTo(1);
        assertThat(json.get("answers").size()).isEqualTo(1);
        assertThat(json.at("/answers/0/answerDigest")).isEqualTo(json.get("answerDigest"));
        assertThat(json.at("/answers/0/at")).isEqualTo(json.get("at"));
        MockHttpServletResponse none =
                ask("/api/v1/past-answers", pastAnswer().replace("{", "{\"answer\": 2, "), "*/*");
        assertThat(none.getStatus()).isEqualTo(404);
    }

    @Test
    void whatADepartmentKnewIsAskedForByDay() throws Exception {
        String body =
                """
                {"subject": {"type": "person", "id": "%s"}, "department": "11350100003600589C", "day": "2036-01-01", "reason": "why"}
                """
                        .formatted(TracedCity.ZHANG);
        JsonNode json = json(ask("/api/v1/department-knowledge", body, "*/*"));
        assertThat(json.at("/values/0/content/value").asString()).isEqualTo("张三");
        assertThat(json.at("/values/0/first/receipt").asString())
                .isEqualTo(pull.receipt().toString());
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        MockHttpServletResponse neither = ask("/api/v1/lineage-queries", lineage("\"item\": \"name\""), "*/*");
        assertThat(neither.getStatus()).isEqualTo(422);
        assertThat(json(neither).get("field").asString()).isEqualTo("element");
        MockHttpServletResponse noReason =
                ask("/api/v1/past-answers", "{\"receipt\": \"" + pull.receipt() + "\"}", "*/*");
        assertThat(json(noReason).get("field").asString()).isEqualTo("reason");
        MockHttpServletResponse noCursor =
                ask("/api/v1/lineage-queries", lineage("\"element\": \"person.name\", \"after\": \"x\""), "*/*");
        assertThat(json(noCursor).get("code").asString()).isEqualTo("lineage.invalid");
        assertThat(city.looks()).isEmpty();
    }

    @Test
    void whomItDoesNotConcernIsToldNothing() throws Exception {
        actor = TracedCity.STRANGER;
        MockHttpServletResponse known = ask("/api/v1/lineage-queries", lineage("\"element\": \"person.name\""), "*/*");
        MockHttpServletResponse unknown = ask(
                "/api/v1/lineage-queries",
                lineage("\"element\": \"person.name\"").replace(TracedCity.ZHANG, "110101194912310024"),
                "*/*");
        assertThat(known.getStatus()).isEqualTo(404);
        assertThat(known.getContentAsString()).isEqualTo(unknown.getContentAsString());
    }

    private String pastAnswer() {
        return "{\"receipt\": \"" + pull.receipt() + "\", \"reason\": \"why\", \"caseNumber\": \"A-7\"}";
    }

    private static String lineage(String target) {
        return "{\"subject\": {\"type\": \"person\", \"id\": \"" + TracedCity.ZHANG + "\"}, " + target
                + ", \"reason\": \"why\"}";
    }

    private MockHttpServletResponse ask(String path, String body, String accept) throws Exception {
        return web.perform(post(path)
                        .contentType("application/json")
                        .header("Accept", accept)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) {
        return JsonMapper.shared().readTree(answer.getContentAsByteArray());
    }
}
