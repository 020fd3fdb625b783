package org.zhengyuan.exchange.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.zhengyuan.exchange.catalog.rule.ValueRule;

/** Makes the Avro schema of a dataset version and tells whether a later version can read an earlier one's data. */
public final class DatasetSchemas {
    private static final String NAMESPACE = "org.zhengyuan.dataset";

    private DatasetSchemas() {}

    /** A record of the items in their order, each a union of null and its rule's type, null by default. */
    public static Schema schema(Dataset dataset, Function<DataItem, ValueRule> ruleOfItem) {
        List<Schema.Field> fields = new ArrayList<>();
        for (DataItem item : dataset.items()) {
            Schema type = ruleOfItem.apply(item).type();
            fields.add(new Schema.Field(
                    item.code(),
                    Schema.createUnion(Schema.create(Schema.Type.NULL), type),
                    null,
                    JsonProperties.NULL_VALUE));
        }
        return Schema.createRecord(recordName(dataset.code()), null, NAMESPACE, false, fields);
    }

    /** Why the reader's schema cannot read the writer's data, one phrase a reason; empty where it can. */
    public static List<String> incompatibilities(Schema reader, Schema writer) {
        var pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return pair.getResult().getIncompatibilities().stream()
                .map(reason -> reason.getLocation() + ": " + reason.getMessage())
                .toList();
    }

    private static String recordName(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "_");
    }
}
