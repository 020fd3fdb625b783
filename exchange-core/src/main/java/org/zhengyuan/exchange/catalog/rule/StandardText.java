package org.zhengyuan.exchange.catalog.rule;

import org.apache.avro.Schema;

/** A rule whose standard form is a text, and so its own canonical text. */
abstract class StandardText implements ValueRule {
    @Override
    public final Schema type() {
        return AvroTypes.TEXT;
    }

    @Override
    public final String text(Object value) {
        return value.toString();
    }
}
