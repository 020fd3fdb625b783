package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;
import org.zhengyuan.exchange.testing.Controllers;

/** Every refusal of a merge or split has its words in both languages. */
class SubjectTextsTest {
    private final MessageSource messages = Controllers.messages("registry");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsWords(SubjectRefusal refusal) {
        for (String key : new String[] {"problem." + refusal.code(), "problem." + refusal.code() + ".detail"}) {
            assertThat(messages.getMessage(key, null, Locale.CHINESE)).containsPattern("\\p{IsHan}");
            assertThat(messages.getMessage(key, null, Locale.ENGLISH))
                    .doesNotContainPattern("\\p{IsHan}")
                    .isNotBlank();
        }
    }
}
