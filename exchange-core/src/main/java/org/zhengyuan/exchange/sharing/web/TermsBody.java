package org.zhengyuan.exchange.sharing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.DivisionScope;
import org.zhengyuan.exchange.sharing.HiddenFromHolder;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.Purpose;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.SharingRefusal;
import org.zhengyuan.exchange.sharing.Terms;

/**
 * What a department asks for, as it is sent.
 *
 * @param agreement the agreement to be widened; absent for a new one
 * @param elements each with the datasets it is wanted from; without datasets: from every source of it
 * @param division six digits; absent = the nation
 * @param validFrom a day, from its midnight in Asia/Shanghai
 * @param validTo the first day no longer covered
 */
record TermsBody(
        @Nullable UUID agreement,
        @Nullable PurposeBody purpose,
        @Nullable String legalBasis,
        @Nullable String subjectType,
        @Nullable List<ElementBody> elements,
        @Nullable String division,
        @Nullable Quota quota,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable OptionsBody options,
        @Nullable List<Material> materials) {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    record PurposeBody(@Nullable Set<String> items, @Nullable String text) {}

    record ElementBody(@Nullable String element, @Nullable Set<String> datasets) {}

    record OptionsBody(
            @Nullable Boolean claimChecksOnFewValues,
            @Nullable Boolean unknownDisclosed,
            @Nullable HiddenBody hiddenFromHolder) {
        SharingOptions options() {
            return new SharingOptions(
                    Boolean.TRUE.equals(claimChecksOnFewValues),
                    Boolean.TRUE.equals(unknownDisclosed),
                    hiddenFromHolder == null ? null : hiddenFromHolder.clause());
        }
    }

    /** @param until the first day on which holders see the uses */
    record HiddenBody(@Nullable String basis, @Nullable LocalDate until) {
        HiddenFromHolder clause() {
            return new HiddenFromHolder(basis == null ? "" : basis, until == null ? Instant.EPOCH : midnight(until));
        }
    }

    List<Material> handedIn() {
        return materials == null ? List.of() : materials;
    }

    /** The terms asked for by this department; what is missing or malformed is refused with the field's name. */
    Outcome<Terms> terms(String requester) {
        if (purpose == null || purpose.items() == null || purpose.text() == null) {
            return missing("purpose", Expected.of("purpose.parts"));
        }
        if (legalBasis == null) {
            return missing("legalBasis", Expected.of("legal-basis"));
        }
        if (subjectType == null) {
            return missing("subjectType", Expected.of("subject-type-code"));
        }
        if (quota == null) {
            return missing("quota", Expected.of("quota"));
        }
        if (validFrom == null || validTo == null) {
            return missing("validFrom, validTo", Expected.of("two-days"));
        }
        if (division != null && !division.matches("[0-9]{6}")) {
            return missing("division", Expected.of("digits", 6));
        }
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (ElementBody one : elements == null ? List.<ElementBody>of() : elements) {
            if (one.element() == null) {
                return missing("elements.element", Expected.of("element-code"));
            }
            wanted.computeIfAbsent(one.element(), code -> new TreeSet<>())
                    .addAll(one.datasets() == null ? Set.of() : one.datasets());
        }
        return Outcome.done(new Terms(
                requester,
                new Purpose(purpose.items(), purpose.text()),
                legalBasis,
                subjectType,
                wanted,
                new DivisionScope(division == null ? "000000" : division),
                quota,
                midnight(validFrom),
                midnight(validTo),
                options == null ? new SharingOptions(false, false) : options.options()));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(LEGAL_TIME).toInstant();
    }

    private static Outcome<Terms> missing(String field, Expected expected) {
        return Outcome.refused(SharingRefusal.INVALID, Map.of("field", field, "expected", expected));
    }
}
