package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;

class ReasonTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyReasonHasAText(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/i18n/rule_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        for (Reason reason : Reason.values()) {
            assertThat(texts.getProperty(reason.code())).as(reason.code()).isNotBlank();
        }
        assertThat(texts).hasSize(Reason.values().length);
    }
}
