package org.zhengyuan.exchange.catalog.rule;

import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/** Organization code (组织机构代码, GB 11714): eight characters, a hyphen, a check character. The hyphen may be missing on arrival. */
final class OrganizationCodeRule extends StandardText {
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("organization-code.length"));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("organization-code.form"));
    private static final Invalid CHECK = new Invalid(Reason.CHECK_DIGIT, Expected.of("check-character", "GB 11714"));

    @Override
    public Standardized standardize(String text) {
        String code = Folding.identifier(text);
        if (code.isEmpty()) {
            return Valid.EMPTY;
        }
        boolean hyphen = code.length() == 10 && code.charAt(8) == '-';
        if (!hyphen && code.length() != 9) {
            return LostDigits.inExponent(code) ? LostDigits.INVALID : LENGTH;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = Character.digit(code.charAt(i), 36);
            if (value < 0) {
                return LostDigits.inExponent(code) ? LostDigits.INVALID : CHARACTERS;
            }
            sum += value * WEIGHTS[i];
        }
        char last = code.charAt(code.length() - 1);
        if ((last < '0' || last > '9') && last != 'X') {
            return CHARACTERS;
        }
        if (last != check(11 - sum % 11)) {
            return CHECK;
        }
        return new Valid(hyphen ? code : code.substring(0, 8) + '-' + last);
    }

    private static char check(int value) {
        if (value == 10) {
            return 'X';
        }
        return value == 11 ? '0' : (char) ('0' + value);
    }
}
