package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.reasonOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.valueOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.problem.Expected;

class NumbersAndListsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000|1000.00",
                "１，０００．５|1000.50",
                "1,234,567.89|1234567.89",
                "-0|0.00",
                "007.10|7.10",
                ".5|0.50",
                "+1.500|1.50"
            })
    void aDecimalHasOneForm(String text, String expected) {
        assertThat(textOf(rule("decimal"), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234|TOO_PRECISE",
                "12,34|NOT_A_NUMBER",
                "1.|NOT_A_NUMBER",
                "壹佰|NOT_A_NUMBER",
                "--1|NOT_A_NUMBER",
                "1.5E+8|DIGITS_LOST",
                "-1|OUT_OF_RANGE",
                "1000000.01|OUT_OF_RANGE",
                "12345678901|OUT_OF_RANGE"
            })
    void aWrongDecimalSaysWhatIsWrong(String text, Reason reason) {
        ValueRule rule = rule("decimal", Map.of("scale", 2, "precision", 12, "min", 0, "max", 1_000_000));
        assertThat(reasonOf(rule, text)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5|TOO_PRECISE",
                "x|NOT_A_NUMBER",
                "1E+5|DIGITS_LOST",
                "151|OUT_OF_RANGE",
                "-1|OUT_OF_RANGE",
                "99999999999999999999|OUT_OF_RANGE"
            })
    void aWrongIntegerSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("integer", Map.of("min", 0, "max", 150)), text))
                .isEqualTo(reason);
    }

    @Test
    void aNumberThatIsTooLongIsToldHowLongItMayBe() {
        assertThat(rule("integer").standardize("1".repeat(19)))
                .isEqualTo(new Standardized.Invalid(Reason.OUT_OF_RANGE, Expected.of("digits-before-point", 18)));
    }

    @Test
    void anIntegerMayHaveGroupsAndAnEmptyFraction() {
        assertThat(valueOf(rule("integer"), "1,234.00")).isEqualTo(1234L);
    }

    @ParameterizedTest
    @CsvSource({"男, 1", "女, 2", "M, 1", "ｆ, 2", "1, 1", "９, 9", "男性, 1", "未知, 0"})
    void sexIsACode(String text, String expected) {
        assertThat(textOf(rule("sex"), text)).isEqualTo(expected);
    }

    @Test
    void aValueOutsideTheListIsRefused() {
        assertThat(reasonOf(rule("sex"), "3")).isEqualTo(Reason.NOT_IN_LIST);
        assertThat(reasonOf(rule("boolean"), "也许")).isEqualTo(Reason.NOT_IN_LIST);
    }

    @Test
    void aListTakesCodesAndNames() {
        ValueRule rule = rule("code-list", Map.of("values", Map.of("01", List.of("存续", "开业"), "02", "注销")));
        assertThat(textOf(rule, "开业")).isEqualTo("01");
        assertThat(textOf(rule, "０２")).isEqualTo("02");
    }

    @Test
    void aNameThatStandsForTwoCodesIsRefusedInTheCatalogue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("code-list", Map.of("values", Map.of("1", "是", "2", "是"))))
                .withMessageContaining("是");
    }

    @ParameterizedTest
    @CsvSource({"是, true", "Y, true", "TRUE, true", "１, true", "否, false", "n, false", "0, false"})
    void yesAndNoHaveManySpellings(String text, boolean expected) {
        assertThat(valueOf(rule("boolean"), text)).isEqualTo(expected);
    }
}
