package org.zhengyuan.exchange.intake.format;

import org.jspecify.annotations.Nullable;

/** Tells a spreadsheet's date formats from its number formats (ECMA-376-1, 18.8.30 and 18.8.31). */
final class DateFormats {
    private DateFormats() {}

    static boolean isDate(@Nullable Integer id, @Nullable String pattern) {
        if (id == null) {
            return false;
        }
        // 27-36 and 50-58 are the dates of Chinese, Japanese and Korean installations.
        boolean builtIn =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        return builtIn || (pattern != null && isDate(pattern));
    }

    private static boolean isDate(String pattern) {
        boolean quoted = false;
        int brackets = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c == '\\' || c == '_' || c == '*') {
                at += quoted ? 0 : 1;
            } else if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (brackets == 0 && "yYmMdDhHsS".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
