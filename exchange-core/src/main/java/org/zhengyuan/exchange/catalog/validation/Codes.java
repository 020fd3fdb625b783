package org.zhengyuan.exchange.catalog.validation;

import java.util.regex.Pattern;

/** What codes look like. */
final class Codes {
    /** Kinds of value rule that say something about the role an item may play. */
    static final String DIVISION_RULE = "division-code";

    private static final Pattern ENTRY = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");

    private Codes() {}

    /** Codes of subject types, elements, datasets and identifier types: {@code person.name}, {@code household-register}. */
    static boolean isEntryCode(String code) {
        return code.length() <= 100 && ENTRY.matcher(code).matches();
    }

    /** Codes of items: they are field names of the Avro schema. */
    static boolean isItemCode(String code) {
        return code.length() <= 100 && AVRO_NAME.matcher(code).matches();
    }

    static boolean isDivision(String code) {
        return DIVISION.matcher(code).matches();
    }

    /** True where the inner division is the outer one or lies within it (GB/T 2260: by prefix). */
    static boolean within(String inner, String outer) {
        String prefix =
                outer.endsWith("0000") ? outer.substring(0, 2) : outer.endsWith("00") ? outer.substring(0, 4) : outer;
        return outer.equals("000000") || inner.startsWith(prefix);
    }
}
