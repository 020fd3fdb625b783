package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A telephone number of the mainland; standard form: a mobile number as its 11 digits, a fixed one as {@code 010-87654321}, with
 * {@code -123} for an extension. The prefix +86 or 0086, brackets, spaces and hyphens fall away.
 */
final class PhoneRule extends StandardText {
    private static final int MAX_EXTENSION = 5;
    private static final Invalid NOT_A_NUMBER = new Invalid(Reason.CHARACTERS, Expected.of("phone.form"));
    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("phone.length"));

    @Override
    public Standardized standardize(String text) {
        String number = Folding.identifier(text);
        if (number.isEmpty()) {
            return Valid.EMPTY;
        }
        if (isMobile(number)) {
            return new Valid(number);
        }
        if (LostDigits.inExponent(number)) {
            return LostDigits.INVALID;
        }
        String national = national(number);
        if (isMobile(national)) {
            return new Valid(national);
        }
        String bare = bare(national);
        if (bare == null) {
            return NOT_A_NUMBER;
        }
        if (isMobile(bare)) {
            return new Valid(bare);
        }
        return fixed(national, bare);
    }

    private static Standardized fixed(String national, String bare) {
        int extension = national.lastIndexOf('-');
        if (extension > 0 && national.length() - extension <= MAX_EXTENSION + 1) {
            String digits = bare(national.substring(0, extension));
            String fixed = digits == null ? null : fixed(digits);
            if (fixed != null) {
                return new Valid(fixed + national.substring(extension));
            }
        }
        String fixed = fixed(bare);
        return fixed == null ? LENGTH : new Valid(fixed);
    }

    private static boolean isMobile(String number) {
        return number.length() == 11
                && number.charAt(0) == '1'
                && number.charAt(1) >= '3'
                && Digits.end(number, 0) == 11;
    }

    private static String national(String number) {
        for (String prefix : new String[] {"+86", "0086", "(+86)", "(86)"}) {
            if (number.startsWith(prefix)) {
                String rest = number.substring(prefix.length());
                rest = rest.startsWith("-") ? rest.substring(1) : rest;
                return isMobile(rest) || rest.startsWith("0") || rest.startsWith("(0") ? rest : withTrunkPrefix(rest);
            }
        }
        return number.startsWith("86") && number.length() == 13 ? number.substring(2) : number;
    }

    /** Adds the 0 of the area code that the country code replaces; a mobile number with hyphens has none. */
    private static String withTrunkPrefix(String rest) {
        String bare = bare(rest);
        return bare != null && isMobile(bare) ? bare : "0" + rest;
    }

    /** The digits alone; null where there is anything but digits, hyphens and brackets. */
    private static @Nullable String bare(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != '-' && c != '(' && c != ')') {
                return null;
            }
        }
        return digits.toString();
    }

    /** Area codes have three digits for 010 and 02x, four otherwise. */
    private static @Nullable String fixed(String digits) {
        if (digits.length() < 10 || digits.length() > 12 || digits.charAt(0) != '0' || digits.charAt(1) == '0') {
            return null;
        }
        int area = digits.charAt(1) == '1' || digits.charAt(1) == '2' ? 3 : 4;
        int local = digits.length() - area;
        boolean plausible = (local == 7 || local == 8) && digits.charAt(area) >= '2';
        return plausible ? digits.substring(0, area) + '-' + digits.substring(area) : null;
    }
}
