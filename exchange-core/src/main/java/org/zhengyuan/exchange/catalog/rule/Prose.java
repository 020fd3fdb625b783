package org.zhengyuan.exchange.catalog.rule;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Folds written language: names and running text. Characters outside the basic plane are kept. */
final class Prose {
    private Prose() {}

    /** True where folding changes nothing: CJK unified ideographs, ASCII letters, digits and signs, single inner spaces. */
    static boolean isStandard(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (space) {
                    return false;
                }
                space = true;
                continue;
            }
            if ((c <= ' ' || c > '~') && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
            space = false;
        }
        return !space;
    }

    /**
     * Folds spaces (runs to one, none at the ends) and drops what is not seen.
     *
     * @return null where the text has a control character, a lone surrogate, a replacement character or a direction override
     */
    static @Nullable String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Folding.isSpace(c)) {
                pending = !out.isEmpty();
                continue;
            }
            if (Folding.isUnseen(c)) {
                continue;
            }
            if (isRefused(c)) {
                return null;
            }
            if (pending) {
                out.append(' ');
                pending = false;
            }
            out.appendCodePoint(c);
        }
        return out.toString();
    }

    /** Compatibility forms (full-width letters, ligatures, compatibility ideographs, radicals used as characters) to the usual ones. */
    static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Removes the spaces between ideographs, with which short names are padded; the one between other words stays. */
    static String closed(String text) {
        if (text.indexOf(' ') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' || !(isHan(text.codePointBefore(i)) && isHan(text.codePointAt(i + 1)))) {
                out.append(c);
            }
        }
        return out.toString();
    }

    static boolean isHan(int c) {
        return Character.isIdeographic(c);
    }

    private static boolean isRefused(int c) {
        return c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> true;
                    default -> (c & 0xFFFE) == 0xFFFE;
                };
    }
}
