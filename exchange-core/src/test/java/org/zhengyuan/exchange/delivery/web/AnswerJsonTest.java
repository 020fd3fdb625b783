package org.zhengyuan.exchange.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.delivery.AgreementUsed;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Answer.Answered;
import org.zhengyuan.exchange.delivery.Answer.Sourced;
import org.zhengyuan.exchange.delivery.Answer.State;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.registry.Truth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerJsonTest {
    private static final Instant TIME = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Department POLICE =
            new Department("11350100003601234X", new LocalText("公安局", "Public security"), "350100");

    @Test
    void aValueComesWithItsSourceVersionAndTimes() {
        JsonNode value =
                written(new Answered("person.name", State.KNOWN, false, "population", of("张三", "张三"), List.of()));
        assertThat(value.get("state").asString()).isEqualTo("known");
        assertThat(value.get("value").asString()).isEqualTo("张三");
        assertThat(value.get("source").get("uscc").asString()).isEqualTo("11350100003601234X");
        assertThat(value.get("source").get("name").get("zh").asString()).isEqualTo("公安局");
        assertThat(value.get("dataset").asString()).isEqualTo("population");
        assertThat(value.get("version").asInt()).isEqualTo(4);
        assertThat(value.get("recordedAt").asString()).isEqualTo("2026-11-21T06:00:00.123456Z");
        assertThat(value.get("disputed").asBoolean()).isTrue();
    }

    @Test
    void whatMayBeManyIsAList() {
        JsonNode value = written(new Answered("person.tax-month", State.KNOWN, true, "d", of(100L, "100"), List.of()));
        assertThat(value.get("records")).hasSize(1);
        assertThat(value.get("records").get(0).get("recordKey").toString()).isEqualTo("[\"2026-01\",\"1\"]");
        assertThat(value.get("records").get(0).get("value").isIntegralNumber()).isTrue();
        JsonNode none = written(new Answered("person.tax-month", State.UNKNOWN, true, "d", List.of(), List.of()));
        assertThat(none.get("state").asString()).isEqualTo("unknown");
        assertThat(none.get("records")).isEmpty();
    }

    @Test
    void aDateIsItsTextAndNotItsNumber() {
        assertThat(written(new Answered("e", State.KNOWN, false, "d", of(18262, "2020-01-01"), List.of()))
                        .get("value")
                        .asString())
                .isEqualTo("2020-01-01");
    }

    @Test
    void aRecordThatLeavesTheElementEmptyHasNoValueToShow() {
        JsonNode one = written(new Answered("e", State.UNKNOWN, false, "population", of(null, ""), List.of()));
        assertThat(one.get("state").asString()).isEqualTo("unknown");
        assertThat(one.get("dataset").asString()).isEqualTo("population");
        assertThat(one.has("value")).isFalse();
        List<Sourced> both = List.of(of(null, "").getFirst(), of("x", "x").getFirst());
        JsonNode many = written(new Answered("e", State.KNOWN, true, "population", both, List.of()));
        assertThat(many.get("records")).hasSize(1);
        assertThat(many.get("records").get(0).get("value").asString()).isEqualTo("x");
    }

    @Test
    void booleansAreThemselves() {
        assertThat(written(new Answered("e", State.KNOWN, false, "d", of(true, "true"), List.of()))
                        .get("value")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void aNumberThatJavaScriptCannotHoldIsText() {
        assertThat(written(new Answered("e", State.KNOWN, false, "d", of(1L << 60, "" + (1L << 60)), List.of()))
                        .get("value")
                        .isString())
                .isTrue();
    }

    @Test
    void theFormerSourcesValueIsNamedAsSuch() {
        JsonNode value = written(new Answered("e", State.NO_VALUE_YET, false, "new", List.of(), of("x", "x")));
        assertThat(value.get("state").asString()).isEqualTo("noValueYet");
        assertThat(value.get("dataset").asString()).isEqualTo("new");
        assertThat(value.has("value")).isFalse();
        assertThat(value.get("formerSource").get(0).get("value").asString()).isEqualTo("x");
    }

    private static List<Sourced> of(@Nullable Object value, String text) {
        return List.of(new Sourced(
                new Truth.Value(value, text, "population", "2026-01\u001f1", 9, 4, TIME, TIME), POLICE, true));
    }

    private static JsonNode written(Answered element) {
        Answer answer = new Answer(
                new ReceiptId(UUID.fromString("01005200-0000-8000-8000-000000000000")),
                new AgreementUsed(new UUID(1, 2), 3),
                TIME,
                TIME,
                List.of(element));
        JsonNode root = JsonMapper.shared().readTree(new String(AnswerJson.pull(answer), StandardCharsets.UTF_8));
        assertThat(root.get("receipt").asString()).isEqualTo("01005200-0000-8000-8000-000000000000");
        assertThat(root.get("agreement").get("version").asInt()).isEqualTo(3);
        assertThat(root.get("validAt").asString()).isEqualTo(TIME.toString());
        return root.get("values").get(0);
    }
}
