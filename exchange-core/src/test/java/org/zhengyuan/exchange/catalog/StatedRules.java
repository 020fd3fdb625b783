package org.zhengyuan.exchange.catalog;

import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;

/** Rules that know their Avro type and take every text as it is. */
final class StatedRules {
    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    private static final Map<String, Schema> TYPES = Map.of(
            "citizen-id", TEXT,
            "uscc", TEXT,
            "person-name", TEXT,
            "text", TEXT,
            "division-code", TEXT,
            "integer", Schema.create(Schema.Type.LONG),
            "boolean", Schema.create(Schema.Type.BOOLEAN),
            "date", LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)));

    private StatedRules() {}

    static ValueRule compile(RuleSpec spec) {
        Schema type = TYPES.get(spec.kind());
        if (type == null) {
            throw new IllegalArgumentException("no rule of kind " + spec.kind());
        }
        return new ValueRule() {
            @Override
            public Schema type() {
                return type;
            }

            @Override
            public Standardized standardize(String text) {
                return new Standardized.Valid(text);
            }

            @Override
            public String text(Object value) {
                return value.toString();
            }
        };
    }
}
