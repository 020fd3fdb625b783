package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.TODAY;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.fullWidth;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.textOf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;

class IdentifierPropertyTest {
    /** An identifier and the rule that must accept it. */
    record Identifier(String kind, String text) {}

    @Provide
    Arbitrary<Identifier> identifiers() {
        return Arbitraries.oneOf(citizenIds(), usccs(), organizationCodes());
    }

    private static Arbitrary<Identifier> citizenIds() {
        Arbitrary<String> dates = Arbitraries.longs()
                .between(LocalDate.of(1900, 1, 1).toEpochDay(), TODAY.toEpochDay())
                .map(day -> LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE));
        return Combinators.combine(
                        digits(6), dates, Arbitraries.integers().between(1, 999).map(n -> "%03d".formatted(n)))
                .as((division, date, sequence) -> completed("citizen-id", division + date + sequence));
    }

    private static Arbitrary<Identifier> usccs() {
        Arbitrary<String> organization = Arbitraries.strings()
                .withChars("0123456789ABCDEFGHJKLMNPQRTUWXY")
                .ofLength(9);
        return Combinators.combine(Arbitraries.of("91", "11", "92", "A1"), digits(6), organization)
                .as((kind, division, code) -> completed("uscc", kind + division + code));
    }

    private static Arbitrary<Identifier> organizationCodes() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .ofLength(8)
                .map(body -> completed("organization-code", body + "-"));
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    /** Adds the one check character the rule accepts; that there is exactly one is part of the property. */
    private static Identifier completed(String kind, String body) {
        String accepted = "";
        for (char c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (!(rule(kind).standardize(body + c) instanceof Invalid)) {
                accepted += c;
            }
        }
        assertThat(accepted).as("check characters for %s %s", kind, body).hasSize(1);
        return new Identifier(kind, body + accepted);
    }

    @Property(tries = 300)
    void fullWidthLowerCaseAndSpacedFormsGiveTheSameValue(@ForAll("identifiers") Identifier identifier) {
        ValueRule rule = rule(identifier.kind());
        String text = identifier.text();
        assertThat(textOf(rule, fullWidth(text))).isEqualTo(text);
        assertThat(textOf(rule, text.toLowerCase(Locale.ROOT))).isEqualTo(text);
        assertThat(textOf(rule, "\u3000" + text.substring(0, 6) + " " + text.substring(6) + "\t"))
                .isEqualTo(text);
        assertThat(textOf(rule, "'" + text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void everyChangeOfOneDigitIsRefused(
            @ForAll("identifiers") Identifier identifier, @ForAll @IntRange(max = 9) int digit) {
        String text = identifier.text();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && text.charAt(i) != '0' + digit) {
                String changed = text.substring(0, i) + digit + text.substring(i + 1);
                assertThat(rule(identifier.kind()).standardize(changed))
                        .as("%s", changed)
                        .isInstanceOf(Invalid.class);
            }
        }
    }
}
