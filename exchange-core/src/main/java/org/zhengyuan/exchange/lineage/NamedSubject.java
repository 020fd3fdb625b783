package org.zhengyuan.exchange.lineage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.LegalDate;

/** Brings the identifier a question names its subject by into standard form; says no from its form alone. */
public final class NamedSubject {
    private NamedSubject() {}

    public static Outcome<SubjectRef> standard(SubjectRef asked, Catalog.Snapshot catalog, Clock clock) {
        SubjectType.IdentifierType identifier = catalog.subjectType(asked.subjectType()).stream()
                .flatMap(type -> type.identifiers().stream())
                .filter(one -> asked.identifierType().isEmpty() || one.code().equals(asked.identifierType()))
                .findFirst()
                .orElse(null);
        if (identifier == null) {
            return invalid("subject.type", Expected.NOTHING);
        }
        LocalDate today = LegalDate.of(clock.instant());
        ValueRule rule = new ValueRules(today).of(identifier.rule());
        return switch (rule.standardize(asked.identifier())) {
            case Standardized.Invalid no -> invalid("subject.id", no.expected());
            case Standardized.Valid yes -> {
                Object value = yes.value();
                yield value == null
                        ? invalid("subject.id", Expected.NOTHING)
                        : Outcome.done(new SubjectRef(asked.subjectType(), identifier.code(), rule.text(value)));
            }
        };
    }

    private static Outcome<SubjectRef> invalid(String field, Expected expected) {
        return Outcome.refused(
                LineageRefusal.INVALID,
                expected.stated() ? Map.of("field", field, "expected", expected) : Map.of("field", field));
    }
}
