package org.zhengyuan.exchange.catalog;

import java.util.Map;

/**
 * A value rule as the catalogue states it: a kind known to {@code catalog.rule} and its parameters, for example
 * {@code decimal} with {@code scale: 2, min: 0}.
 */
public record RuleSpec(String kind, Map<String, Object> parameters) {
    public RuleSpec {
        parameters = Map.copyOf(parameters);
    }

    public static RuleSpec of(String kind) {
        return new RuleSpec(kind, Map.of());
    }
}
