package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.reasonOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;

class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "11010519491231002, LENGTH",
        "110105491231002, LENGTH",
        "1101051949123100O2, CHARACTERS",
        "11010519491231002A, CHARACTERS",
        "110105194912310021, CHECK_DIGIT",
        "110105194902300020, NOT_A_DATE",
        "110105202611220028, OUT_OF_RANGE",
        "110105184912310020, OUT_OF_RANGE",
        "1.10105E+17, DIGITS_LOST",
        "1.10105194912E+17, DIGITS_LOST",
        "110105194912310000, DIGITS_LOST"
    })
    void aWrongCitizenIdSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("citizen-id"), text)).isEqualTo(reason);
    }

    @Test
    void aCitizenIdOfFifteenDigitsIsToldApart() {
        assertThat(rule("citizen-id").standardize("110105491231002"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.expected().key()).isEqualTo("citizen-id.old"));
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4, LENGTH",
        "91350100M000100I43, CHARACTERS",
        "91350A00M000100Y43, CHARACTERS",
        "91350100M000100Y4Z, CHARACTERS",
        "91350100M000100Y44, CHECK_DIGIT",
        "9.13501E+17, DIGITS_LOST"
    })
    void aWrongUsccSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("uscc"), text)).isEqualTo(reason);
    }

    @Test
    void aUsccWhoseSumIsAMultipleOf31EndsInZero() {
        assertThat(textOf(rule("uscc"), "913501000000000240")).endsWith("0");
    }

    @ParameterizedTest
    @CsvSource({
        "00001333-9, CHECK_DIGIT",
        "00001333-A, CHARACTERS",
        "0000133-8, CHARACTERS",
        "000013338X1, LENGTH",
        "#0001333-8, CHARACTERS"
    })
    void aWrongOrganizationCodeSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("organization-code"), text)).isEqualTo(reason);
    }

    @Test
    void anOrganizationCodeGetsItsHyphen() {
        assertThat(textOf(rule("organization-code"), "00001333８")).isEqualTo("00001333-8");
    }

    @ParameterizedTest
    @CsvSource({"350102", "３５０１０２", "230200"})
    void aDivisionInForceIsAccepted(String text) {
        assertThat(textOf(rule("division-code"), text)).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "110103, DIVISION_NOT_IN_FORCE",
        "370125, DIVISION_NOT_IN_FORCE",
        "999999, UNKNOWN_DIVISION",
        "110100, UNKNOWN_DIVISION",
        "35010, LENGTH",
        "35010A, CHARACTERS"
    })
    void aWrongDivisionSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("division-code"), text)).isEqualTo(reason);
    }

    @Test
    void aDivisionIsJudgedOnTheDayTheCatalogueNames() {
        assertThat(textOf(rule("division-code", Map.of("inForceOn", "2008-01-01")), "110103"))
                .isEqualTo("110103");
        assertThat(textOf(rule("division-code", Map.of("inForceOn", "any")), "110103"))
                .isEqualTo("110103");
        assertThat(reasonOf(rule("division-code", Map.of("inForceOn", "2008-01-01")), "330114"))
                .isEqualTo(Reason.DIVISION_NOT_IN_FORCE);
    }

    @Test
    void aCodeThatWasGivenAgainKnowsBothDivisions() {
        assertThat(DivisionCodes.listed().history("410307"))
                .extracting(DivisionCodes.Division::name)
                .containsExactly("洛龙区", "偃师区");
    }

    @ParameterizedTest
    @CsvSource({
        "350102001001GB00001F0001000, LENGTH",
        "350102001001G100001F00010001, CHARACTERS",
        "3.50102E+27, DIGITS_LOST"
    })
    void aWrongUnitNumberSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("real-estate-unit"), text)).isEqualTo(reason);
    }

    @Test
    void aUnitNumberMayArriveInGroups() {
        assertThat(textOf(rule("real-estate-unit"), "350102 001001 GB00001 F00010001"))
                .isEqualTo("350102001001GB00001F00010001");
    }

    @Test
    void aDigestIsHexadecimalInLowerCase() {
        String digest = "AB".repeat(32);
        assertThat(textOf(rule("digest"), digest)).isEqualTo("ab".repeat(32));
        assertThat(reasonOf(rule("digest"), "ab")).isEqualTo(Reason.LENGTH);
        assertThat(reasonOf(rule("digest"), "xy".repeat(32))).isEqualTo(Reason.CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000",
        "+86 138-0013-8000, 13800138000",
        "008613800138000, 13800138000",
        "8613800138000, 13800138000",
        "１３８００１３８０００, 13800138000",
        "010-87654321, 010-87654321",
        "(010) 87654321, 010-87654321",
        "+86 10 87654321, 010-87654321",
        "045287654321, 0452-87654321",
        "0452-2345678-801, 0452-2345678-801"
    })
    void aPhoneNumberHasOneForm(String text, String expected) {
        assertThat(textOf(rule("phone"), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1380013800, LENGTH",
        "12800138000, LENGTH",
        "87654321, LENGTH",
        "13800138OOO, CHARACTERS",
        "1.38001E+10, DIGITS_LOST"
    })
    void aWrongPhoneNumberSaysWhatIsWrong(String text, Reason reason) {
        assertThat(reasonOf(rule("phone"), text)).isEqualTo(reason);
    }
}
