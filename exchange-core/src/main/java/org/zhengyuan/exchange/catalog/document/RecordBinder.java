package org.zhengyuan.exchange.catalog.document;

import static org.zhengyuan.exchange.catalog.CatalogFault.Reason.MISSING;
import static org.zhengyuan.exchange.catalog.CatalogFault.Reason.UNKNOWN_KEY;
import static org.zhengyuan.exchange.catalog.CatalogFault.Reason.WRONG_TYPE;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.problem.Expected;

/** Makes records of mapping nodes: keys are the record's components, no other, and every fault is collected with its place. */
final class RecordBinder {
    /** What a key that is left out means, where it may be. Absent lists are empty, absent flags false. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "DataElement.role",
            ElementRole.VALUE,
            "DataElement.cardinality",
            Cardinality.ONE,
            "Dataset.sharingTerms",
            "",
            "IdentifierType.holderTypeCode",
            "");

    private final ValueBinder values = new ValueBinder(this);
    private final List<CatalogFault> faults = new ArrayList<>();

    List<CatalogFault> faults() {
        return faults;
    }

    void fault(CatalogFault.Reason reason, String pointer, int line, Expected expected) {
        faults.add(new CatalogFault(reason, pointer, line, expected));
    }

    /** The record; empty where anything in it is at fault. */
    <T extends Record> Optional<T> bind(Node node, Class<T> type, String pointer) {
        if (!(node instanceof MappingNode mapping)) {
            fault(WRONG_TYPE, pointer, DocumentNodes.line(node), Expected.of("mapping"));
            return Optional.empty();
        }
        int before = faults.size();
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        Map<String, Node> members = members(mapping, names, pointer);
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Node member = members.get(component.getName());
            arguments[i] = member == null
                    ? absent(type, component, pointer, DocumentNodes.line(node))
                    : values.bind(member, component.getGenericType(), pointer + "/" + component.getName());
        }
        return faults.size() > before ? Optional.empty() : construct(type, components, arguments, node, pointer);
    }

    /** The mapping's members by key; unknown and repeated keys are faults. */
    Map<String, Node> members(MappingNode mapping, List<String> known, String pointer) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            int line = DocumentNodes.line(tuple.getKeyNode());
            if (!known.contains(key)) {
                Expected expected = Expected.of("one-of", String.join(", ", known));
                fault(UNKNOWN_KEY, pointer + "/" + escaped(key), line, expected);
            } else if (members.putIfAbsent(key, tuple.getValueNode()) != null) {
                fault(UNKNOWN_KEY, pointer + "/" + key, line, Expected.of("each-once"));
            }
        }
        members.values().removeIf(ValueBinder::isNull);
        return members;
    }

    private @Nullable Object absent(Class<?> type, RecordComponent component, String pointer, int line) {
        Object preset = DEFAULTS.get(type.getSimpleName() + "." + component.getName());
        if (preset != null || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return preset;
        }
        Object empty = ValueBinder.empty(component.getType());
        if (empty == null) {
            fault(MISSING, pointer + "/" + component.getName(), line, Expected.of("key", component.getName()));
        }
        return empty;
    }

    private <T extends Record> Optional<T> construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] arguments, Node node, String pointer) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                fault(
                        WRONG_TYPE,
                        pointer,
                        DocumentNodes.line(node),
                        Expected.of("rule", String.valueOf(refused.getMessage())));
                return Optional.empty();
            }
            throw new IllegalStateException(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** RFC 6901: {@code ~} and {@code /} are escaped in a pointer. */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
