package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.zhengyuan.exchange.problem.Refusal;
import org.zhengyuan.exchange.testing.Controllers;

/** Every refusal and fault of the catalogue has its words in both languages. */
class RefusalTextsTest {
    private final MessageSource messages = Controllers.messages("catalog");

    @ParameterizedTest
    @MethodSource("keys")
    void everyCodeHasItsWords(String key) {
        String zh = messages.getMessage(key, null, Locale.CHINESE);
        String en = messages.getMessage(key, null, Locale.ENGLISH);
        assertThat(zh).containsPattern("\\p{IsHan}");
        assertThat(en).doesNotContainPattern("\\p{IsHan}").isNotBlank();
    }

    static Stream<String> keys() {
        return Stream.concat(
                Arrays.stream(CatalogFault.Reason.values()).map(reason -> "problem." + reason.code()),
                Arrays.stream(CatalogRefusal.values())
                        .map(Refusal::code)
                        .flatMap(code -> Stream.of("problem." + code, "problem." + code + ".detail")));
    }
}
