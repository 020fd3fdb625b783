package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;

class ValueRulesTest {
    @Test
    void anUnknownKindIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("zodiac"))
                .withMessageContaining("zodiac")
                .withMessageContaining("citizen-id");
    }

    @Test
    void anUnknownParameterIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("date", Map.of("minimum", "2000-01-01")))
                .withMessage("rule date has no parameter minimum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("uscc", Map.of("length", 18)))
                .withMessageContaining("length");
    }

    @Test
    void aParameterThatDoesNotFitIsNamedWithItsValue() {
        Map<String, Map<String, Object>> wrong = Map.of(
                "date", Map.of("min", "soon"),
                "year-month", Map.of("max", "2026-13"),
                "text", Map.of("pattern", "["),
                "integer", Map.of("min", "1.5"),
                "decimal", Map.of("precision", 1, "scale", 2),
                "code-list", Map.of("values", "男,女"),
                "geometry", Map.of("bounds", "everywhere"),
                "person-name", Map.of("maxLength", 0),
                "division-code", Map.of("inForceOn", "then"));
        wrong.forEach((kind, parameters) -> assertThatIllegalArgumentException()
                .as(kind)
                .isThrownBy(() -> rule(kind, parameters))
                .withMessageContaining(kind)
                .withMessageContaining(
                        parameters.keySet().contains("scale")
                                ? "precision"
                                : parameters.keySet().iterator().next()));
    }

    @Test
    void aStandardTextIsNotCopied() {
        Map<String, String> standard = Map.of(
                "citizen-id", "11010519491231002X",
                "uscc", "91350100M000100Y43",
                "person-name", "欧阳小明",
                "organization-name", "齐齐哈尔（试点）有限公司",
                "text", "龙沙区中华路12号",
                "phone", "13800138000",
                "decimal", "1000.00",
                "year-month", "2026-01");
        standard.forEach((kind, text) -> {
            assertThat(rule(kind).standardize(text)).isInstanceOf(Valid.class);
            assertThat(((Valid) rule(kind).standardize(text)).value()).as(kind).isSameAs(text);
        });
    }
}
