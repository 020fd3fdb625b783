package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.reasonOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.valueOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;

class DatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026/1/2",
                "2026.1.2",
                "20260102",
                "2026年1月2日",
                "２０２６－０１－０２",
                "２０２６年１月２日",
                "\u30002026-1-2 ",
                "2026-01-02 00:00:00",
                "2026/1/2 0:00",
                "2026-01-02T00:00:00.000"
            })
    void everySpellingOfADateIsTheSameDay(String text) {
        assertThat(valueOf(rule("date"), text))
                .isEqualTo((int) LocalDate.of(2026, 1, 2).toEpochDay());
        assertThat(textOf(rule("date"), text)).isEqualTo("2026-01-02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "2026-00-10",
                "20260431",
                "2026-01-02 13:00:00",
                "02/01/2026",
                "2026-1/2",
                "26-01-02",
                "46024",
                "2026年1月2",
                "2026-001-02",
                "昨天"
            })
    void whatIsNoDateIsRefused(String text) {
        assertThat(reasonOf(rule("date"), text)).isEqualTo(Reason.NOT_A_DATE);
    }

    @Test
    void aDateOutsideTheBoundsIsRefused() {
        ValueRule rule = rule("date", Map.of("min", "1900-01-01", "max", "today"));
        assertThat(textOf(rule, "2026-11-21")).isEqualTo("2026-11-21");
        assertThat(reasonOf(rule, "2026-11-22")).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(reasonOf(rule, "1899-12-31")).isEqualTo(Reason.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 13:04:05, 2026-01-02T05:04:05Z",
        "2026/1/2 13:04, 2026-01-02T05:04:00Z",
        "20260102130405, 2026-01-02T05:04:05Z",
        "2026-01-02T13:04:05.678901, 2026-01-02T05:04:05.678Z",
        "2026-01-02T13:04:05Z, 2026-01-02T13:04:05Z",
        "2026-01-02 13:04:05 +09:00, 2026-01-02T04:04:05Z",
        "2026-01-02, 2026-01-01T16:00:00Z",
        "1986-07-01 12:00:00, 1986-07-01T03:00:00Z"
    })
    void aTimeWithoutAnOffsetIsReadInShanghai(String text, Instant instant) {
        assertThat(valueOf(rule("timestamp"), text)).isEqualTo(instant.toEpochMilli());
    }

    @Test
    void theCanonicalTextOfATimeStatesItsOffset() {
        assertThat(textOf(rule("timestamp"), "2026-01-02 13:04:05")).isEqualTo("2026-01-02T13:04:05.000+08:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02 24:00:00",
                "2026-01-02 12:60",
                "2026-02-30 12:00:00",
                "2026-01-02 12:00:00 PM",
                "12:00"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThat(reasonOf(rule("timestamp"), text)).isEqualTo(Reason.NOT_A_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01", "202601", "2026/1", "2026.01", "2026年1月", "２０２６年０１月"})
    void everySpellingOfAMonthIsTheSameMonth(String text) {
        assertThat(valueOf(rule("year-month"), text)).isEqualTo("2026-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026", "2026-1-1", "1/2026", "2026年1"})
    void whatIsNoMonthIsRefused(String text) {
        assertThat(reasonOf(rule("year-month"), text)).isEqualTo(Reason.NOT_A_DATE);
    }

    @Test
    void aMonthOutsideTheBoundsIsRefused() {
        ValueRule rule = rule("year-month", Map.of("min", "2000-01", "max", "today"));
        assertThat(reasonOf(rule, "2026-12")).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(reasonOf(rule, "1999-12")).isEqualTo(Reason.OUT_OF_RANGE);
    }
}
