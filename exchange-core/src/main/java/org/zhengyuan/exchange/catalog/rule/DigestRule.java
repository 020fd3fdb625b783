package org.zhengyuan.exchange.catalog.rule;

import java.util.Locale;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/** The SHA-256 digest of a file kept elsewhere (a photo, a scan); standard form: 64 hexadecimal digits in lower case. */
final class DigestRule extends StandardText {
    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("hexadecimal", 64));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("hexadecimal", 64));

    @Override
    public Standardized standardize(String text) {
        String digest = Folding.figure(text);
        if (digest.isEmpty()) {
            return Valid.EMPTY;
        }
        if (digest.length() != 64) {
            return LENGTH;
        }
        for (int i = 0; i < 64; i++) {
            if (digest.charAt(i) > 'f' || Character.digit(digest.charAt(i), 16) < 0) {
                return CHARACTERS;
            }
        }
        return new Valid(digest.toLowerCase(Locale.ROOT));
    }
}
