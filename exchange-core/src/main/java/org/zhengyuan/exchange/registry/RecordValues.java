package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.registry.Truth.Value;

/** Takes elements' values out of stored records. Keeps what it learns of schemas and rules; safe for use by many threads. */
public final class RecordValues {
    private final PayloadReader payloads = new PayloadReader();
    // only used to write values as text, for which no rule asks what day it is
    private final ValueRules ruleBook = new ValueRules(LocalDate.EPOCH);
    private final Map<RuleSpec, ValueRule> rules = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, String>> items = new ConcurrentHashMap<>();

    /** The record's items under the schema it was written with. */
    public GenericRecord decode(Catalog.Snapshot catalog, StoredRecord record) {
        return payloads.read(catalog.schema(record.datasetId(), record.schemaVersion()), record.payload());
    }

    /**
     * @param fields the record's decoded payload
     * @param responsibleFrom the value speaks for the element only since its dataset is responsible
     */
    public Value value(
            PublishedDataset dataset,
            DataElement element,
            StoredRecord record,
            GenericRecord fields,
            Instant responsibleFrom) {
        Object value = element.role() == ElementRole.EXISTENCE ? Boolean.TRUE : stored(dataset, element, fields);
        Instant from = record.validFrom().isAfter(responsibleFrom) ? record.validFrom() : responsibleFrom;
        return new Value(
                value,
                value == null ? "" : text(element, value),
                dataset.code(),
                record.recordKey(),
                record.versionId(),
                record.version(),
                from,
                record.recordedAt(),
                record.division().isEmpty() ? null : record.division());
    }

    private String text(DataElement element, Object value) {
        return element.role() == ElementRole.EXISTENCE
                ? value.toString()
                : rules.computeIfAbsent(element.rule(), ruleBook::of).text(value);
    }

    private @Nullable Object stored(PublishedDataset dataset, DataElement element, GenericRecord fields) {
        String item = items.computeIfAbsent(
                        (long) dataset.id() << 32 | dataset.version(), any -> itemsByElement(dataset))
                .get(element.code());
        // an older version of the dataset may not have had the item
        Schema.Field field = item == null ? null : fields.getSchema().getField(item);
        Object value = field == null ? null : fields.get(field.pos());
        return value instanceof CharSequence text ? text.toString() : value;
    }

    private static Map<String, String> itemsByElement(PublishedDataset dataset) {
        Map<String, String> byElement = new HashMap<>();
        for (DataItem item : dataset.definition().items()) {
            if (item.element() != null) {
                byElement.putIfAbsent(item.element(), item.code());
            }
        }
        return byElement;
    }
}
