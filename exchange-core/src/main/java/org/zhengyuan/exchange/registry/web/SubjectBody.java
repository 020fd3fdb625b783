package org.zhengyuan.exchange.registry.web;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType.IdentifierType;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.SubjectRefusal;

/**
 * A subject as a body names it: anything may be missing.
 *
 * @param identifierType absent: the type's first
 */
public record SubjectBody(@Nullable String type, @Nullable String identifierType, @Nullable String id) {
    static SubjectBody of(SubjectRef subject) {
        return new SubjectBody(subject.subjectType(), subject.identifierType(), subject.identifier());
    }

    /** In standard form. */
    public static SubjectRef standard(
            @Nullable SubjectBody body, String field, Catalog.Snapshot catalog, ValueRules rules) {
        return Optional.ofNullable(body)
                .flatMap(given -> given.standard(catalog, rules))
                .orElseThrow(() -> SubjectRefusal.UNKNOWN.toProblem(Map.of("field", field)));
    }

    /** In standard form; empty where it is missing or cannot be read. */
    public static Optional<SubjectRef> standard(
            @Nullable SubjectBody body, Catalog.Snapshot catalog, ValueRules rules) {
        return Optional.ofNullable(body).flatMap(given -> given.standard(catalog, rules));
    }

    private Optional<SubjectRef> standard(Catalog.Snapshot catalog, ValueRules rules) {
        String text = id;
        if (type == null || text == null) {
            return Optional.empty();
        }
        Optional<IdentifierType> named = catalog.subjectType(type).stream()
                .flatMap(known -> known.identifiers().stream())
                .filter(one -> identifierType == null || one.code().equals(identifierType))
                .findFirst();
        return named.flatMap(one -> {
            ValueRule rule = rules.of(one.rule());
            return rule.standardize(text) instanceof Standardized.Valid valid && valid.value() != null
                    ? Optional.of(new SubjectRef(type, one.code(), rule.text(valid.value())))
                    : Optional.empty();
        });
    }
}
