package org.zhengyuan.exchange.catalog.rule;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The Avro types of standard forms. Values are what Avro's generic writer takes without conversions: a date is an {@code Integer} of
 * days, an instant a {@code Long} of milliseconds, a text a {@code String} (also when read back).
 */
final class AvroTypes {
    static final Schema TEXT = text();
    static final Schema DATE = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
    static final Schema INSTANT = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    static final Schema INTEGER = Schema.create(Schema.Type.LONG);
    static final Schema BOOLEAN = Schema.create(Schema.Type.BOOLEAN);

    private AvroTypes() {}

    private static Schema text() {
        Schema schema = Schema.create(Schema.Type.STRING);
        GenericData.setStringType(schema, GenericData.StringType.String);
        return schema;
    }
}
