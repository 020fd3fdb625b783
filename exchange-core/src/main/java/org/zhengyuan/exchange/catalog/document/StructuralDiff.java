package org.zhengyuan.exchange.catalog.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.Difference;
import tools.jackson.databind.JsonNode;

/** What differs between two versions of a definition. Items are compared by their code, so moving one is no difference of its fields. */
public final class StructuralDiff {
    private StructuralDiff() {}

    /** {@code before} null: everything of {@code after}. */
    public static List<Difference> between(@Nullable CatalogDefinition before, CatalogDefinition after) {
        Map<String, String> old = before == null ? Map.of() : flat(before);
        Map<String, String> now = flat(after);
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            String was = old.get(path);
            String is = now.get(path);
            if (!Objects.equals(was, is)) {
                differences.add(new Difference(path, was, is));
            }
        }
        return differences;
    }

    private static Map<String, String> flat(CatalogDefinition definition) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", DefinitionJson.tree(definition), flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> flatten(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), flat));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            flat.put(path, texts(node, element -> element.path("code").asString("")));
            node.forEach(element -> flatten(path + "[" + element.path("code").asString("") + "]", element, flat));
        } else if (node.isArray()) {
            if (!node.isEmpty()) {
                flat.put(path, texts(node, StructuralDiff::text));
            }
        } else if (!node.isNull() && !text(node).isEmpty()) {
            flat.put(path, text(node));
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    private static String texts(JsonNode array, java.util.function.Function<JsonNode, String> text) {
        return array.valueStream().map(text).collect(Collectors.joining(", "));
    }
}
