package org.zhengyuan.exchange.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.audit.AuditRefusal;
import org.zhengyuan.exchange.lineage.LineageQuery;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.lineage.Target;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.LegalDate;

/**
 * What somebody fills in to follow a value.
 *
 * @param identifierType {@code TYPE/IDENTIFIER TYPE}
 * @param validOn legal day the value holds on; empty: now
 * @param knownOn legal day by whose end it was known; empty: now
 */
record LineageForm(
        @Nullable String identifierType,
        @Nullable String identifier,
        @Nullable String element,
        @Nullable String validOn,
        @Nullable String knownOn,
        @Nullable String reason,
        @Nullable String caseNumber) {
    private static final int LONGEST = 200;

    static final LineageForm EMPTY = new LineageForm("", "", "", "", "", "", "");

    Outcome<LineageQuery> query(@Nullable ReceiverCursor after) {
        String[] type = SearchForm.stripped(identifierType).split("/", -1);
        String named = SearchForm.stripped(identifier);
        String code = SearchForm.stripped(element);
        if (type.length != 2 || named.isEmpty() || named.length() > LONGEST) {
            return invalid("identifier", Expected.of("text-up-to", LONGEST));
        }
        if (code.isEmpty() || code.length() > LONGEST) {
            return invalid("element", Expected.of("text-up-to", LONGEST));
        }
        SearchForm why = new SearchForm(null, null, null, null, null, reason, caseNumber);
        return why.why().then(stated -> query(new SubjectRef(type[0], type[1], named), code, stated, after));
    }

    private Outcome<LineageQuery> query(
            SubjectRef subject, String code, QueryReason stated, @Nullable ReceiverCursor after) {
        try {
            return Outcome.done(new LineageQuery(
                    subject,
                    new Target.OfElement(code),
                    null,
                    day(validOn, 0),
                    day(knownOn, 1),
                    stated,
                    LineageQuery.Original.IF_SMALL,
                    after));
        } catch (DateTimeException e) {
            return invalid("validOn", Expected.of("date"));
        }
    }

    /** A field by its name, to be sent again. */
    @Nullable
    String value(String field) {
        return switch (field) {
            case "identifierType" -> identifierType;
            case "identifier" -> identifier;
            case "element" -> element;
            case "validOn" -> validOn;
            case "knownOn" -> knownOn;
            case "reason" -> reason;
            case "caseNumber" -> caseNumber;
            default -> null;
        };
    }

    private static @Nullable Instant day(@Nullable String day, int later) {
        String stated = SearchForm.stripped(day);
        return stated.isEmpty()
                ? null
                : LegalDate.midnight(LocalDate.parse(stated).plusDays(later));
    }

    private static <T> Outcome<T> invalid(String field, Expected expected) {
        return Outcome.refused(AuditRefusal.INVALID, Map.of("field", field, "expected", expected));
    }

    /** Never prints the identifier. */
    @Override
    public String toString() {
        return "LineageForm[" + element + "]";
    }
}
