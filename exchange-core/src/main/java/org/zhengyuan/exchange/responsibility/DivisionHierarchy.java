package org.zhengyuan.exchange.responsibility;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Division codes of GB/T 2260 contain each other by prefix: county in prefecture in province in the nation, {@code 000000}. */
public final class DivisionHierarchy {
    public static final String NATION = "000000";

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private DivisionHierarchy() {}

    /** The division and those that contain it, most specific first: 350102, 350100, 350000, 000000. */
    public static List<String> upward(String division) {
        LinkedHashSet<String> upward = new LinkedHashSet<>();
        upward.add(division);
        upward.add(division.substring(0, 4) + "00");
        upward.add(division.substring(0, 2) + "0000");
        upward.add(NATION);
        return List.copyOf(upward);
    }

    public static boolean isCode(String division) {
        return CODE.matcher(division).matches();
    }

    /** True where the inner division is the outer one or lies within it. */
    public static boolean within(String inner, String outer) {
        return upward(inner).contains(outer);
    }
}
