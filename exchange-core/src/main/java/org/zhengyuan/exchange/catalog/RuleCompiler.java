package org.zhengyuan.exchange.catalog;

import org.zhengyuan.exchange.catalog.rule.ValueRule;

/** Makes a value rule of its statement in the catalogue. Deterministic; the same statement gives an equal rule. */
@FunctionalInterface
public interface RuleCompiler {
    /**
     * The rule that the statement describes.
     *
     * @throws IllegalArgumentException if the kind is unknown or its parameters are wrong; the message says which
     */
    ValueRule compile(RuleSpec spec);
}
