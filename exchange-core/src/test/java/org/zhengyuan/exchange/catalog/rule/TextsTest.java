package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.reasonOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽．买买提", "阿依古丽 · 买买提", "阿依古丽.买买提", "阿依古丽‧买买提"})
    void everyMiddleDotIsTheSame(String text) {
        assertThat(textOf(rule("person-name"), text)).isEqualTo("阿依古丽·买买提");
    }

    @ParameterizedTest
    @CsvSource({"张　三, 张三", "'  张 三 ', 张三", "J. Smith, J. Smith", "ＪＯＨＮ　ＳＭＩＴＨ, JOHN SMITH", "张\u200B三, 张三"})
    void aNameIsFoldedToItsUsualForm(String text, String expected) {
        assertThat(textOf(rule("person-name"), text)).isEqualTo(expected);
    }

    @Test
    void rareIdeographsAreKept() {
        String name = "𠀀𪚥㐂";
        assertThat(textOf(rule("person-name"), name)).isEqualTo(name);
        assertThat(textOf(rule("text"), name)).isEqualTo(name);
    }

    @Test
    void aCompatibilityIdeographBecomesTheUsualOne() {
        assertThat(textOf(rule("person-name"), "\uF9D1")).isEqualTo("六");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张\u0000三", "张\uFFFD", "张\uD840", "\uDC00三", "张\u202E三", "张\u0007"})
    void damagedTextIsRefused(String text) {
        assertThat(reasonOf(rule("person-name"), text)).isEqualTo(Reason.CHARACTERS);
        assertThat(reasonOf(rule("organization-name"), text)).isEqualTo(Reason.CHARACTERS);
        assertThat(reasonOf(rule("text"), text)).isEqualTo(Reason.CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "齐齐哈尔(试点)有限公司, 齐齐哈尔（试点）有限公司",
        "齐齐哈尔 （试点） 有限公司, 齐齐哈尔（试点）有限公司",
        "Ａ１　有限公司, A1 有限公司",
        "ABC Trading (China) Ltd, ABC Trading（China）Ltd"
    })
    void anOrganizationNameIsWrittenAsRegistersDo(String text, String expected) {
        assertThat(textOf(rule("organization-name"), text)).isEqualTo(expected);
    }

    @Test
    void runningTextKeepsItsPunctuation() {
        assertThat(textOf(rule("text"), "一般项目：食品销售；　　Ａ座１０１室（东）")).isEqualTo("一般项目：食品销售； A座101室（东）");
    }

    @Test
    void aTextThatIsTooLongIsRefusedByCharactersAndNotByCodeUnits() {
        ValueRule rule = rule("text", Map.of("maxLength", 2));
        assertThat(textOf(rule, "𠀀𠀀")).isEqualTo("𠀀𠀀");
        assertThat(reasonOf(rule, "𠀀𠀀𠀀")).isEqualTo(Reason.LENGTH);
        assertThat(reasonOf(rule("person-name", Map.of("maxLength", 2)), "张三丰")).isEqualTo(Reason.LENGTH);
        assertThat(reasonOf(rule("organization-name", Map.of("maxLength", 2)), "张三丰"))
                .isEqualTo(Reason.LENGTH);
    }

    @Test
    void aPatternHoldsForTheWholeText() {
        ValueRule rule = rule("text", Map.of("pattern", "[A-Z]{2}\\d+"));
        assertThat(textOf(rule, "ＡＢ１")).isEqualTo("AB1");
        assertThat(reasonOf(rule, "AB1-")).isEqualTo(Reason.CHARACTERS);
    }

    @Test
    void blankTextIsNoValueForEveryRule() {
        for (String kind : ValueRules.kinds()) {
            ValueRule rule = kind.equals("code-list") ? rule(kind, Map.of("values", Map.of("1", "一"))) : rule(kind);
            for (String blank : new String[] {"", " ", "\u3000\t", "\u200B", "\r\n"}) {
                assertThat(rule.standardize(blank)).as(kind).isSameAs(Valid.EMPTY);
            }
        }
    }
}
