package org.zhengyuan.exchange.catalog.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.EntryKind;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A YAML or JSON document of catalogue entries: a mapping with the top-level keys {@code departments}, {@code subjectTypes},
 * {@code elements} and {@code datasets}, each a list; keys below are the names of the record components.
 */
public final class CatalogDocument {
    /** Files of an installation state lines of the responsibility list beside the entries. */
    public static final String RESPONSIBILITIES = "responsibilities";

    private final RecordBinder binder = new RecordBinder();
    private final String source;
    private final Map<String, Node> sections;

    private CatalogDocument(String source, byte[] content, List<String> keys) {
        this.source = source;
        this.sections = sections(content, keys);
    }

    /** A document that holds entries only. */
    public static CatalogDocument ofEntries(byte[] content) {
        return new CatalogDocument("", content, keys(Stream.empty()));
    }

    /** A file of an installation. {@code source} names it in faults. */
    public static CatalogDocument ofFile(String source, byte[] content) {
        return new CatalogDocument(source, content, keys(Stream.of(RESPONSIBILITIES)));
    }

    /** The entries that could be read; complete only where {@link #faults} is empty afterwards. */
    public CatalogProposal proposal() {
        List<CatalogEntry> entries = new ArrayList<>();
        for (EntryKind kind : EntryKind.values()) {
            for (Placed<? extends Record> record : records(kind.documentKey(), recordType(kind))) {
                entries.add(new CatalogEntry((CatalogDefinition) record.value(), record.pointer(), record.line()));
            }
        }
        return new CatalogProposal(entries);
    }

    /** A record with its place in the document. */
    public record Placed<T>(T value, String pointer, int line) {}

    /** The records of one top-level key; those at fault are left out and their faults noted. */
    public <T extends Record> List<Placed<T>> records(String key, Class<T> type) {
        Node section = sections.get(key);
        if (section == null) {
            return List.of();
        }
        String place = source + "#/" + key;
        if (!(section instanceof SequenceNode list)) {
            binder.fault(CatalogFault.Reason.WRONG_TYPE, place, DocumentNodes.line(section), Expected.of("list"));
            return List.of();
        }
        List<Placed<T>> records = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node node = list.getValue().get(i);
            String pointer = place + "/" + i;
            binder.bind(node, type, pointer)
                    .ifPresent(record -> records.add(new Placed<>(record, pointer, DocumentNodes.line(node))));
        }
        return records;
    }

    /** Everything that was wrong in what was read so far. */
    public List<CatalogFault> faults() {
        return List.copyOf(binder.faults());
    }

    private Map<String, Node> sections(byte[] content, List<String> keys) {
        try {
            Node root = DocumentNodes.read(content).orElse(null);
            if (root instanceof MappingNode mapping) {
                return binder.members(mapping, keys, source + "#");
            }
            if (root != null && !ValueBinder.isNull(root)) {
                binder.fault(CatalogFault.Reason.WRONG_TYPE, source + "#", 1, Expected.of("mapping"));
            }
        } catch (DocumentNodes.Unreadable e) {
            binder.fault(CatalogFault.Reason.UNREADABLE, source + "#", e.line(), e.expected());
        }
        return Map.of();
    }

    private static List<String> keys(Stream<String> others) {
        return Stream.concat(Arrays.stream(EntryKind.values()).map(EntryKind::documentKey), others)
                .toList();
    }

    private static Class<? extends Record> recordType(EntryKind kind) {
        return kind.definition().asSubclass(Record.class);
    }
}
