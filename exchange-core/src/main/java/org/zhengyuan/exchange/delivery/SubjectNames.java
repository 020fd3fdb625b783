package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.Map;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;

/** Brings the identifier a question names its subject by into standard form. */
final class SubjectNames {
    private final Rules rules;

    SubjectNames(Rules rules) {
        this.rules = rules;
    }

    Outcome<SubjectRef> standard(SubjectRef asked, Catalog.Snapshot catalog, LocalDate today) {
        SubjectType type = catalog.subjectType(asked.subjectType()).orElse(null);
        SubjectType.IdentifierType identifier = type == null
                ? null
                : type.identifiers().stream()
                        .filter(one ->
                                asked.identifierType().isEmpty() || one.code().equals(asked.identifierType()))
                        .findFirst()
                        .orElse(null);
        if (identifier == null) {
            return Outcome.refused(DeliveryRefusal.IDENTIFIER_TYPE, Map.of("field", "subject.identifierType"));
        }
        ValueRule rule = rules.of(identifier.rule(), today);
        return switch (rule.standardize(asked.identifier())) {
            case Standardized.Invalid no ->
                Outcome.refused(
                        DeliveryRefusal.IDENTIFIER_INVALID,
                        Map.of("field", "subject.id", "reason", no.reason().code(), "expected", no.expected()));
            case Standardized.Valid yes -> {
                Object value = yes.value();
                yield value == null
                        ? Outcome.refused(DeliveryRefusal.IDENTIFIER_INVALID, Map.of("field", "subject.id"))
                        : Outcome.done(new SubjectRef(asked.subjectType(), identifier.code(), rule.text(value)));
            }
        };
    }
}
