package org.zhengyuan.exchange.lineage.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.lineage.KnowledgeQuery;
import org.zhengyuan.exchange.lineage.LineageQuery;
import org.zhengyuan.exchange.lineage.LineageRefusal;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.lineage.Target;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.registry.KeyTable;
import org.zhengyuan.exchange.registry.SubjectRef;

/** Questions about the past as they are sent: anything may be missing. */
final class LineageBodies {
    private static final int LONGEST = 200;

    private LineageBodies() {}

    /** {@code identifierType} absent: the first of the subject type's. */
    record Subject(@Nullable String type, @Nullable String id, @Nullable String identifierType) {
        @Override
        public String toString() {
            return type + "/***";
        }
    }

    record LineageBody(
            @Nullable Subject subject,
            @Nullable String element,
            @Nullable String dataset,
            @Nullable String item,
            @Nullable List<String> recordKey,
            @Nullable Instant validAt,
            @Nullable Instant knownAt,
            @Nullable String reason,
            @Nullable String caseNumber,
            @Nullable String original,
            @Nullable String after) {
        LineageQuery query() {
            return new LineageQuery(
                    named(subject),
                    target(),
                    recordKey == null ? null : String.join(String.valueOf(KeyTable.SEPARATOR), recordKey),
                    validAt,
                    knownAt,
                    because(reason, caseNumber),
                    wish(),
                    cursor(after));
        }

        private Target target() {
            if (element != null && dataset == null && item == null) {
                return new Target.OfElement(text("element", element));
            }
            if (element == null && dataset != null && item != null) {
                return new Target.OfItem(text("dataset", dataset), text("item", item));
            }
            throw wrong("element", Expected.of("element-or-item"));
        }

        private LineageQuery.Original wish() {
            return switch (original == null ? "ifSmall" : original) {
                case "never" -> LineageQuery.Original.NEVER;
                case "ifSmall" -> LineageQuery.Original.IF_SMALL;
                case "always" -> LineageQuery.Original.ALWAYS;
                default -> throw wrong("original", Expected.of("one-of", "never, ifSmall, always"));
            };
        }
    }

    record KnowledgeBody(
            @Nullable Subject subject,
            @Nullable String department,
            @Nullable LocalDate day,
            @Nullable String reason,
            @Nullable String caseNumber,
            @Nullable String after) {
        KnowledgeQuery query() {
            if (day == null) {
                throw wrong("day", Expected.of("legal-day"));
            }
            return new KnowledgeQuery(
                    named(subject), text("department", department), day, because(reason, caseNumber), cursor(after));
        }
    }

    record PastAnswerBody(
            @Nullable UUID receipt, @Nullable Integer answer, @Nullable String reason, @Nullable String caseNumber) {
        UUID asked() {
            if (receipt == null) {
                throw wrong("receipt", Expected.of("receipt-id"));
            }
            return receipt;
        }

        QueryReason because() {
            return LineageBodies.because(reason, caseNumber);
        }
    }

    private static SubjectRef named(@Nullable Subject subject) {
        if (subject == null || subject.type() == null || subject.id() == null) {
            throw wrong("subject", Expected.of("subject.parts"));
        }
        return new SubjectRef(
                subject.type(), subject.identifierType() == null ? "" : subject.identifierType(), subject.id());
    }

    private static QueryReason because(@Nullable String reason, @Nullable String caseNumber) {
        return new QueryReason(text("reason", reason), caseNumber == null ? null : text("caseNumber", caseNumber));
    }

    private static @Nullable ReceiverCursor cursor(@Nullable String after) {
        return after == null ? null : ReceiverCursor.of(after).orElseThrow(() -> wrong("after", Expected.of("cursor")));
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw wrong(field, Expected.of("text-up-to", LONGEST));
        }
        return text.strip();
    }

    static ProblemException wrong(String field, Expected expected) {
        return LineageRefusal.INVALID.toProblem(Map.of("field", field, "expected", expected));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
