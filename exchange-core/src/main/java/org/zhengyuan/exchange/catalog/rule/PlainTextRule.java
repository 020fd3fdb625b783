package org.zhengyuan.exchange.catalog.rule;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * Running text: letters and digits in ASCII width, spaces folded, composed (NFC). Punctuation stays as it was written, because texts such
 * as a business scope are printed on licences. Parameters {@code maxLength} in characters (2000 where not given) and {@code pattern}, a
 * regular expression of the whole text.
 */
final class PlainTextRule extends StandardText {
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("clean-text"));

    private final int maxLength;
    private final @Nullable Pattern pattern;
    private final Invalid length;
    private final Invalid mismatch;

    PlainTextRule(int maxLength, @Nullable Pattern pattern) {
        this.maxLength = maxLength;
        this.pattern = pattern;
        this.length = new Invalid(Reason.LENGTH, Expected.of("at-most-characters", maxLength));
        this.mismatch = new Invalid(Reason.CHARACTERS, Expected.of("pattern", String.valueOf(pattern)));
    }

    @Override
    public Standardized standardize(String text) {
        String folded = Prose.isStandard(text) ? text : fold(text);
        if (folded == null) {
            return CHARACTERS;
        }
        if (folded.isEmpty()) {
            return Valid.EMPTY;
        }
        if (folded.length() > maxLength && folded.codePointCount(0, folded.length()) > maxLength) {
            return length;
        }
        return pattern != null && !pattern.matcher(folded).matches() ? mismatch : new Valid(folded);
    }

    private static @Nullable String fold(String text) {
        String spaced = Prose.spaced(text);
        if (spaced == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(spaced);
        for (int i = 0; i < out.length(); i++) {
            char c = Folding.ascii(out.charAt(i));
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                out.setCharAt(i, c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }
}
