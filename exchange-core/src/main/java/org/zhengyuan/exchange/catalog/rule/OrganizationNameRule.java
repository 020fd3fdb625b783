package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * An organization's name as Chinese registers write it: brackets are {@code （）}, no spaces between ideographs or beside brackets,
 * letters and digits in ASCII width. Parameter {@code maxLength} in characters, 200 where not given.
 */
final class OrganizationNameRule extends StandardText {
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("clean-name"));

    private final int maxLength;
    private final Invalid length;

    OrganizationNameRule(int maxLength) {
        this.maxLength = maxLength;
        this.length = new Invalid(Reason.LENGTH, Expected.of("at-most-characters", maxLength));
    }

    @Override
    public Standardized standardize(String text) {
        String name = isRegistered(text) ? text : fold(text);
        if (name == null) {
            return CHARACTERS;
        }
        if (name.isEmpty()) {
            return Valid.EMPTY;
        }
        return name.length() > maxLength && name.codePointCount(0, name.length()) > maxLength
                ? length
                : new Valid(name);
    }

    /** True for ideographs, ASCII letters and digits, and full-width brackets alone: the form nearly every name arrives in. */
    private static boolean isRegistered(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = (c >= 0x4E00 && c <= 0x9FFF)
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || c == '（'
                    || c == '）';
            if (!usual) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static @Nullable String fold(String text) {
        String seen = Prose.spaced(text);
        String spaced = seen == null ? null : Prose.spaced(Prose.compatible(seen));
        if (spaced == null) {
            return null;
        }
        String name = Prose.closed(spaced);
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '(' || c == ')') {
                out.append(c == '(' ? '（' : '）');
            } else if (c != ' ' || !(isBracket(name.charAt(i - 1)) || isBracket(name.charAt(i + 1)))) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isBracket(char c) {
        return c == '(' || c == ')';
    }
}
