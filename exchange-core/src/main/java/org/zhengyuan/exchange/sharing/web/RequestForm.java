package org.zhengyuan.exchange.sharing.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.Quota;

/**
 * A data request as the form brings it: anything may be missing.
 *
 * @param items codes of service items, separated by commas or spaces
 * @param lastDay the last day covered
 */
record RequestForm(
        @Nullable String subjectType,
        @Nullable List<String> elements,
        @Nullable String items,
        @Nullable String text,
        @Nullable String legalBasis,
        @Nullable String division,
        @Nullable Long perDay,
        @Nullable Long total,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate firstDay,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay,
        @Nullable Boolean fewValues,
        @Nullable Boolean unknownDisclosed,
        @Nullable String materialName,
        @Nullable String materialReference) {
    private static final long PER_DAY = 1_000;
    private static final long TOTAL = 100_000;

    /** The form as it opens. */
    static RequestForm fresh(String subjectType, LocalDate today) {
        return new RequestForm(
                subjectType,
                List.of(),
                "",
                "",
                "",
                "000000",
                PER_DAY,
                TOTAL,
                today,
                today.plusYears(1),
                false,
                false,
                "",
                "");
    }

    /** True where the element's box is ticked. */
    public boolean wants(String element) {
        return elements != null && elements.contains(element);
    }

    TermsBody body() {
        return new TermsBody(
                null,
                new TermsBody.PurposeBody(serviceItems(), text == null ? "" : text.strip()),
                legalBasis == null ? "" : legalBasis.strip(),
                subjectType,
                elements == null
                        ? List.of()
                        : elements.stream()
                                .map(element -> new TermsBody.ElementBody(element, Set.of()))
                                .toList(),
                division == null || division.isBlank() ? null : division.strip(),
                perDay == null || total == null ? null : new Quota(perDay, total),
                firstDay,
                lastDay == null ? null : lastDay.plusDays(1),
                new TermsBody.OptionsBody(fewValues, unknownDisclosed, null),
                materialName == null || materialName.isBlank()
                        ? List.of()
                        : List.of(new Material(
                                materialName.strip(), materialReference == null ? "" : materialReference.strip())));
    }

    private Set<String> serviceItems() {
        return items == null
                ? Set.of()
                : Arrays.stream(items.split("[,，;；、\\s]+"))
                        .filter(item -> !item.isBlank())
                        .collect(Collectors.toSet());
    }
}
