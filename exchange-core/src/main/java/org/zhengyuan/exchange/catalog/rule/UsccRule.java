package org.zhengyuan.exchange.catalog.rule;

import java.util.Arrays;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/** Unified social credit code (统一社会信用代码, GB 32100): 18 characters without I, O, S, V, Z, the last a check character. */
final class UsccRule extends StandardText {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final byte[] VALUES = values();

    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("characters", 18));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("uscc.form"));
    private static final Invalid CHECK = new Invalid(Reason.CHECK_DIGIT, Expected.of("check-character", "GB 32100"));

    @Override
    public Standardized standardize(String text) {
        String code = Folding.identifier(text);
        if (code.length() != WEIGHTS.length + 1) {
            if (code.isEmpty()) {
                return Valid.EMPTY;
            }
            return LostDigits.inExponent(code) ? LostDigits.INVALID : LENGTH;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = value(code.charAt(i));
            if (value < 0) {
                return LostDigits.inExponent(code) ? LostDigits.INVALID : CHARACTERS;
            }
            sum += value * WEIGHTS[i];
        }
        int check = value(code.charAt(WEIGHTS.length));
        if (check < 0 || Digits.at(code, 2, 6) < 0) {
            return CHARACTERS;
        }
        // 31 - 0 is written as 0, hence the second remainder
        if (check != (31 - sum % 31) % 31) {
            return LostDigits.inTail(code) ? LostDigits.INVALID : CHECK;
        }
        return new Valid(code);
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
