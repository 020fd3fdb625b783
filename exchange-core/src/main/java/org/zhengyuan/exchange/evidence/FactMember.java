package org.zhengyuan.exchange.evidence;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a fact says, as people read it.
 *
 * @param name the names on the way to it, with points between
 * @param value as text; empty for {@code null}
 */
public record FactMember(String name, String value) {
    /** Everything that this part of a fact says, in its order. */
    public static List<FactMember> of(JsonNode details) {
        List<FactMember> members = new ArrayList<>();
        collect("", details, members);
        return members;
    }

    private static void collect(String name, JsonNode value, List<FactMember> members) {
        if (value.isObject()) {
            value.properties().forEach(one -> collect(below(name, one.getKey()), one.getValue(), members));
        } else if (value.isArray() && value.isEmpty()) {
            members.add(new FactMember(name, ""));
        } else if (value.isArray()) {
            int place = 0;
            for (JsonNode one : value) {
                collect(below(name, String.valueOf(++place)), one, members);
            }
        } else {
            members.add(new FactMember(name, value.isNull() ? "" : value.asString()));
        }
    }

    private static String below(String name, String member) {
        return name.isEmpty() ? member : name + "." + member;
    }
}
