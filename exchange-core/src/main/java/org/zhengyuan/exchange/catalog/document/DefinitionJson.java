package org.zhengyuan.exchange.catalog.document;

import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.EntryKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Definitions as JSON: members are the record's components and nothing else. */
public final class DefinitionJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DefinitionJson() {}

    public static String write(CatalogDefinition definition) {
        return MAPPER.writeValueAsString(definition);
    }

    public static CatalogDefinition read(EntryKind kind, String json) {
        return MAPPER.readValue(json, kind.definition());
    }

    public static JsonNode tree(CatalogDefinition definition) {
        return MAPPER.readTree(write(definition));
    }

    /** The definition as reading it back would give it; two definitions say the same when these are equal. */
    public static CatalogDefinition normal(CatalogDefinition definition) {
        return read(definition.kind(), write(definition));
    }
}
