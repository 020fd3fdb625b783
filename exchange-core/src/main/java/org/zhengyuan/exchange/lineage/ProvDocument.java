package org.zhengyuan.exchange.lineage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document in PROV-JSON (W3C Member Submission of 24 April 2013) while it is put together. Ids are names under {@code zy:} made of random
 * ids and numbers; what names a person or a department stands in attributes only. One thread.
 */
final class ProvDocument {
    static final String NAMESPACE = "urn:zhengyuan:";
    private static final String PREFIX = "zy";

    private final Map<String, Map<String, Map<String, Object>>> parts = new LinkedHashMap<>();
    private final Map<String, String> departments = new LinkedHashMap<>();
    private int relations;

    static String id(String word, Object... parts) {
        StringBuilder id = new StringBuilder(PREFIX).append(':').append(word);
        for (Object part : parts) {
            id.append('-').append(part);
        }
        return id.toString();
    }

    /** Adds an entity, activity or agent; one that is there already gets the attributes it lacks. Null attributes are left out. */
    String add(String part, String id, String type, Map<String, ?> attributes) {
        Map<String, Object> element = parts.computeIfAbsent(part, any -> new LinkedHashMap<>())
                .computeIfAbsent(id, any -> new LinkedHashMap<>());
        element.putIfAbsent("prov:type", name(PREFIX + ":" + type));
        attributes.forEach((name, value) -> {
            if (value != null) {
                element.putIfAbsent(name.contains(":") ? name : PREFIX + ":" + name, literal(value));
            }
        });
        return id;
    }

    /** The agent that stands for a department: numbered as it comes, its code an attribute. */
    String department(String uscc) {
        String id = departments.computeIfAbsent(uscc, any -> id("department", departments.size() + 1));
        return add("agent", id, "Department", Map.of("uscc", uscc));
    }

    /** @param ends role and id of each end in turn: {@code prov:entity}, id, {@code prov:activity}, id */
    void relate(String relation, String... ends) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < ends.length; i += 2) {
            members.put(ends[i], ends[i].equals("prov:type") ? name(ends[i + 1]) : ends[i + 1]);
        }
        parts.computeIfAbsent(relation, any -> new LinkedHashMap<>()).putIfAbsent("_:r" + ++relations, members);
    }

    /** The document: JSON made of maps and texts. */
    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("prefix", Map.of(PREFIX, NAMESPACE));
        document.putAll(parts);
        return document;
    }

    private static Map<String, String> name(String qualified) {
        return Map.of("$", qualified, "type", "xsd:QName");
    }

    private static Object literal(Object value) {
        return value instanceof Number ? Map.of("$", value.toString(), "type", "xsd:long") : value.toString();
    }
}
