package org.zhengyuan.exchange.sharing;

import java.util.regex.Pattern;

/**
 * The administrative division (GB/T 2260) whose subjects an agreement covers: the division and all that lie within it.
 *
 * @param code six digits; {@code 000000} = the nation
 */
public record DivisionScope(String code) {
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    public DivisionScope {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a division has six digits");
        }
    }

    static boolean isCode(String code) {
        return SIX_DIGITS.matcher(code).matches();
    }

    public boolean isNation() {
        return code.equals("000000");
    }

    /** True where the division is this one or lies within it: 350102 within 350100 within 350000. */
    public boolean covers(String division) {
        return division.startsWith(prefix());
    }

    private String prefix() {
        int end = 6;
        while (end > 0 && code.startsWith("00", end - 2)) {
            end -= 2;
        }
        return code.substring(0, end);
    }
}
