package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.reasonOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;

class GeometryRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "point(117.120 039.1)|POINT (117.12 39.1)",
                "LineString ( 117 39 , 118.50 40 )|LINESTRING (117 39, 118.5 40)",
                "POLYGON((117 39,118 39,118 40,117.0 39))|POLYGON ((117 39, 118 39, 118 40, 117 39))",
                "ＰＯＩＮＴ（117 39）|POINT (117 39)"
            })
    void aGeometryHasOneForm(String text, String expected) {
        assertThat(textOf(rule("geometry"), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (39.1 117.12)|OUT_OF_RANGE",
                "POINT (117)|GEOMETRY",
                "POINT (117 39, 117 39)|GEOMETRY",
                "POINT (117 39) x|GEOMETRY",
                "LINESTRING (117 39)|GEOMETRY",
                "POLYGON ((117 39, 118 39, 118 40, 117.1 39))|GEOMETRY",
                "POLYGON ((117 39, 118 39, 117 39))|GEOMETRY",
                "CIRCLE (117 39)|GEOMETRY",
                "POINT (117e0 39)|GEOMETRY"
            })
    void aWrongGeometrySaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("geometry"), text)).isEqualTo(reason);
    }

    @Test
    void thePointsAreCounted() {
        assertThat(reasonOf(rule("geometry", Map.of("maxPoints", 2)), "LINESTRING (117 39, 118 40, 119 40)"))
                .isEqualTo(Reason.LENGTH);
    }

    @Test
    void theFrameMayBeSet() {
        ValueRule rule = rule("geometry", Map.of("bounds", List.of(123, 47, 124, 48)));
        assertThat(textOf(rule, "POINT (123.9 47.3)")).isEqualTo("POINT (123.9 47.3)");
        assertThat(reasonOf(rule, "POINT (117 39)")).isEqualTo(Reason.OUT_OF_RANGE);
    }
}
