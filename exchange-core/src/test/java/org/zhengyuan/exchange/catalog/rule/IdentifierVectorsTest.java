package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;

class IdentifierVectorsTest {
    record Vector(String kind, String value, boolean valid) {}

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(IdentifierVectorsTest.class.getResourceAsStream("/vectors/identifiers.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(cells -> new Vector(cells[0], cells[1], cells[2].equals("valid")))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aKnownIdentifierIsJudgedAsKnown(Vector vector) {
        if (vector.valid()) {
            assertThat(textOf(rule(vector.kind()), vector.value())).isEqualTo(vector.value());
        } else {
            assertThat(rule(vector.kind()).standardize(vector.value())).isInstanceOf(Invalid.class);
        }
    }
}
