package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A person's name. Every middle dot becomes {@code ·} (U+00B7), padding between ideographs falls away, compatibility forms become the
 * usual ones; rare ideographs are kept. Parameter {@code maxLength} in characters, 100 where not given.
 */
final class PersonNameRule extends StandardText {
    private static final char MIDDLE_DOT = '\u00B7';
    private static final String DOTS = "\u2022\u2027\u2219\u22C5\u30FB\uFF65\u318D\u2024\u0387\u2E31\u2E33\uA78F\u25CF";
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("clean-name"));

    private final int maxLength;
    private final Invalid length;

    PersonNameRule(int maxLength) {
        this.maxLength = maxLength;
        this.length = new Invalid(Reason.LENGTH, Expected.of("at-most-characters", maxLength));
    }

    @Override
    public Standardized standardize(String text) {
        String name = Prose.isStandard(text) && text.indexOf(' ') < 0 && text.indexOf('.') < 0 ? text : fold(text);
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

    private static @Nullable String fold(String text) {
        String seen = Prose.spaced(text);
        // the compatibility form of some signs begins with a space, hence the second folding of spaces
        String spaced = seen == null ? null : Prose.spaced(dotted(Prose.compatible(dotted(seen))));
        return spaced == null ? null : unpadded(Prose.closed(spaced));
    }

    /** Unifies the dots; a full stop counts as one only between ideographs, because Latin initials have it too. */
    private static String dotted(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (DOTS.indexOf(c) >= 0 || ((c == '.' || c == '\uFF0E') && isBetweenHan(out, i))) {
                out.setCharAt(i, MIDDLE_DOT);
            }
        }
        return out.toString();
    }

    private static boolean isBetweenHan(StringBuilder text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Prose.isHan(Character.codePointBefore(text, at))
                && Prose.isHan(Character.codePointAt(text, at + 1));
    }

    /** No space beside a middle dot. */
    private static String unpadded(String name) {
        if (name.indexOf(' ') < 0 || name.indexOf(MIDDLE_DOT) < 0) {
            return name;
        }
        return name.replace(" " + MIDDLE_DOT, "" + MIDDLE_DOT).replace(MIDDLE_DOT + " ", "" + MIDDLE_DOT);
    }
}
