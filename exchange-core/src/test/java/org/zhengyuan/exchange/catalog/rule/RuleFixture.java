package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;

/** Rules of one fixed day, and what they make of a text. */
final class RuleFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final ValueRules RULES = new ValueRules(TODAY);

    private RuleFixture() {}

    static ValueRule rule(String kind) {
        return rule(kind, Map.of());
    }

    static ValueRule rule(String kind, Map<String, Object> parameters) {
        return RULES.of(new RuleSpec(kind, parameters));
    }

    static Object valueOf(ValueRule rule, String text) {
        Standardized standardized = rule.standardize(text);
        assertThat(standardized).as("%s", text).isInstanceOf(Valid.class);
        Object value = ((Valid) standardized).value();
        assertThat(value).as("%s", text).isNotNull();
        return java.util.Objects.requireNonNull(value);
    }

    /** The canonical text of what the rule made of a text. */
    static String textOf(ValueRule rule, String text) {
        return rule.text(valueOf(rule, text));
    }

    static Reason reasonOf(ValueRule rule, String text) {
        Standardized standardized = rule.standardize(text);
        assertThat(standardized).as("%s", text).isInstanceOf(Invalid.class);
        return ((Invalid) standardized).reason();
    }

    /** Full-width forms of every ASCII character. */
    static String fullWidth(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c == ' ' ? '\u3000' : c > ' ' && c <= '~' ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }
}
