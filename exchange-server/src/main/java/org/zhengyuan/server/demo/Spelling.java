package org.zhengyuan.server.demo;

import java.time.LocalDate;

/** The same value as different offices type it. */
final class Spelling {
    private Spelling() {}

    /** ASCII characters in full width, as Chinese input methods leave them. */
    static String fullWidth(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c > ' ' && c <= '~' ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }

    /** {@code 2026年1月2日}. */
    static String inWords(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** {@code 2026/1/2}. */
    static String inSlashes(LocalDate date) {
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }

    static String sex(String code) {
        return code.equals("1") ? "男" : "女";
    }

    /** A name of two characters is padded to the width of three. */
    static String padded(String name) {
        return name.length() == 2 ? name.charAt(0) + "\u3000" + name.charAt(1) : name;
    }

    static String halfBrackets(String name) {
        return name.replace('（', '(').replace('）', ')');
    }
}
