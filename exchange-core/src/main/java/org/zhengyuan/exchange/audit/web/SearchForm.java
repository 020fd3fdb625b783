package org.zhengyuan.exchange.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.audit.AuditRefusal;
import org.zhengyuan.exchange.audit.FactSearch;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.LegalDate;

/**
 * What an auditor fills in to find facts.
 *
 * @param by {@code subject}, {@code department}, {@code case}, {@code receipt} or {@code leaf}
 * @param identifierType {@code TYPE/IDENTIFIER TYPE}, as {@code person/citizen-id}; of a subject
 * @param text what to look for
 * @param from first legal day, of a department; empty: from the beginning
 * @param to last legal day; empty: until now
 * @param caseNumber of the audit itself
 */
record SearchForm(
        @Nullable String by,
        @Nullable String identifierType,
        @Nullable String text,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String caseNumber) {
    private static final int LONGEST = 200;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    static final SearchForm EMPTY = new SearchForm("case", "", "", "", "", "", "");

    Outcome<FactSearch> search() {
        String wanted = stripped(text);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return invalid("text", Expected.of("text-up-to", LONGEST));
        }
        return switch (stripped(by)) {
            case "subject" -> subject(wanted);
            case "department" -> department(wanted);
            case "case" -> Outcome.done(new FactSearch.ByCase(wanted));
            case "receipt" -> receipt(wanted);
            case "leaf" -> leaf(wanted);
            default -> invalid("by", Expected.NOTHING);
        };
    }

    Outcome<QueryReason> why() {
        String why = stripped(reason);
        String number = stripped(caseNumber);
        if (why.isEmpty() || why.length() > LONGEST || number.length() > LONGEST) {
            return invalid("reason", Expected.of("text-up-to", LONGEST));
        }
        return Outcome.done(new QueryReason(why, number.isEmpty() ? null : number));
    }

    private Outcome<FactSearch> subject(String wanted) {
        String[] type = stripped(identifierType).split("/", -1);
        return type.length == 2
                ? Outcome.done(new FactSearch.BySubject(new SubjectRef(type[0], type[1], wanted)))
                : invalid("identifierType", Expected.NOTHING);
    }

    private Outcome<FactSearch> department(String wanted) {
        try {
            Instant begin =
                    stripped(from).isEmpty() ? Instant.EPOCH : LegalDate.midnight(LocalDate.parse(stripped(from)));
            Instant end = stripped(to).isEmpty()
                    ? NEVER
                    : LegalDate.midnight(LocalDate.parse(stripped(to)).plusDays(1));
            return Outcome.done(new FactSearch.ByDepartment(wanted, begin, end));
        } catch (DateTimeException e) {
            return invalid("from", Expected.of("date"));
        }
    }

    private static Outcome<FactSearch> receipt(String wanted) {
        try {
            return Outcome.done(new FactSearch.ByReceipt(UUID.fromString(wanted)));
        } catch (IllegalArgumentException e) {
            return invalid("text", Expected.of("receipt-id"));
        }
    }

    private static Outcome<FactSearch> leaf(String wanted) {
        return wanted.matches("[0-9]{1,18}")
                ? Outcome.done(new FactSearch.ByLeaf(Long.parseLong(wanted)))
                : invalid("text", Expected.of("leaf-index"));
    }

    private static <T> Outcome<T> invalid(String field, Expected expected) {
        return Outcome.refused(
                AuditRefusal.INVALID,
                expected.stated() ? Map.of("field", field, "expected", expected) : Map.of("field", field));
    }

    static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Never prints the identifier. */
    @Override
    public String toString() {
        return "SearchForm[" + by + "]";
    }
}
