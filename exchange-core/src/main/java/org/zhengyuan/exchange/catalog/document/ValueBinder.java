package org.zhengyuan.exchange.catalog.document;

import static org.zhengyuan.exchange.catalog.CatalogFault.Reason.WRONG_TYPE;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.problem.Expected;

/** Makes the value of one record component of a node. A text keeps its characters as written: {@code 000000} stays six digits. */
final class ValueBinder {
    private final RecordBinder records;

    ValueBinder(RecordBinder records) {
        this.records = records;
    }

    /** The value, or null after the fault was noted. */
    @Nullable
    Object bind(Node node, Type type, String pointer) {
        if (type instanceof ParameterizedType parameterized) {
            return collection(node, parameterized, pointer);
        }
        Class<?> target = (Class<?>) type;
        if (target == RuleSpec.class && node instanceof ScalarNode scalar) {
            return RuleSpec.of(scalar.getValue());
        }
        if (target.isRecord()) {
            return records.bind(node, target.asSubclass(Record.class), pointer).orElse(null);
        }
        return node instanceof ScalarNode scalar
                ? scalar(scalar, target, pointer)
                : wrong(node, pointer, target == boolean.class ? Expected.of("true-or-false") : Expected.of("text"));
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** What an absent value of the type is; null where it has to be there. */
    static @Nullable Object empty(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return type == boolean.class ? false : null;
    }

    private @Nullable Object scalar(ScalarNode node, Class<?> target, String pointer) {
        String text = node.getValue();
        if (target == String.class) {
            return text;
        }
        if (target == boolean.class) {
            return text.equals("true") || text.equals("false")
                    ? (Object) Boolean.valueOf(text)
                    : wrong(node, pointer, Expected.of("true-or-false"));
        }
        if (target == LocalDate.class) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                return wrong(node, pointer, Expected.of("date"));
            }
        }
        for (Object constant : target.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        String names = Arrays.toString(target.getEnumConstants());
        return wrong(node, pointer, Expected.of("one-of", names.substring(1, names.length() - 1)));
    }

    private @Nullable Object collection(Node node, ParameterizedType type, String pointer) {
        if (type.getRawType() == Map.class) {
            return node instanceof MappingNode mapping
                    ? freeMap(mapping, pointer)
                    : wrong(node, pointer, Expected.of("mapping"));
        }
        if (!(node instanceof SequenceNode sequence)) {
            return wrong(node, pointer, Expected.of("list"));
        }
        List<Object> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            String place = pointer + "/" + elements.size();
            Object value = isNull(element)
                    ? wrong(element, place, Expected.of("value"))
                    : bind(element, type.getActualTypeArguments()[0], place);
            if (value == null) {
                return null;
            }
            elements.add(value);
        }
        return type.getRawType() == Set.class ? new HashSet<>(elements) : elements;
    }

    /** A rule's parameters: whatever JSON can say, numbers as the smallest Java type that holds them. */
    private @Nullable Object free(Node node, String pointer) {
        return switch (node) {
            case ScalarNode scalar -> freeScalar(scalar, pointer);
            case SequenceNode sequence -> freeList(sequence, pointer);
            case MappingNode mapping -> freeMap(mapping, pointer);
            default -> wrong(node, pointer, Expected.of("value"));
        };
    }

    private @Nullable Object freeScalar(ScalarNode scalar, String pointer) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return number(scalar, pointer);
        }
        if (tag.equals(Tag.FLOAT)) {
            return Double.valueOf(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return isNull(scalar) ? wrong(scalar, pointer, Expected.of("value")) : text;
    }

    private @Nullable Object freeList(SequenceNode sequence, String pointer) {
        List<Object> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            Object value = free(element, pointer + "/" + elements.size());
            if (value == null) {
                return null;
            }
            elements.add(value);
        }
        return elements;
    }

    private @Nullable Object freeMap(MappingNode mapping, String pointer) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Object value = free(tuple.getValueNode(), pointer + "/" + key);
            if (value == null) {
                return null;
            }
            members.put(key, value);
        }
        return members;
    }

    private @Nullable Object number(ScalarNode scalar, String pointer) {
        try {
            long number = Long.parseLong(scalar.getValue());
            return number == (int) number ? (Object) (int) number : (Object) number;
        } catch (NumberFormatException e) {
            return wrong(scalar, pointer, Expected.of("whole-number"));
        }
    }

    private @Nullable Object wrong(Node node, String pointer, Expected expected) {
        records.fault(WRONG_TYPE, pointer, DocumentNodes.line(node), expected);
        return null;
    }
}
