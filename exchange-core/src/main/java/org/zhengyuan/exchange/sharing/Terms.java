package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked for and, once agreed, what may be pulled: who, what for, on which legal basis, which elements from which datasets,
 * of which subjects, how often and until when. Immutable.
 *
 * @param requester USCC of the department that may pull
 * @param subjectType code of the one subject type covered
 * @param elements element codes, each with the codes of the datasets whose departments let it go
 * @param validFrom first instant; legal dates are midnight Asia/Shanghai
 * @param validTo first instant no longer covered
 */
public record Terms(
        String requester,
        Purpose purpose,
        String legalBasis,
        String subjectType,
        Map<String, Set<String>> elements,
        DivisionScope division,
        Quota quota,
        Instant validFrom,
        Instant validTo,
        SharingOptions options) {
    public Terms {
        Map<String, Set<String>> sorted = new TreeMap<>();
        elements.forEach(
                (element, datasets) -> sorted.put(element, Collections.unmodifiableSet(new TreeSet<>(datasets))));
        elements = Collections.unmodifiableMap(sorted);
    }

    public Terms withElements(Map<String, Set<String>> resolved) {
        return new Terms(
                requester, purpose, legalBasis, subjectType, resolved, division, quota, validFrom, validTo, options);
    }

    /** True where the element may be answered from this dataset. */
    public boolean covers(String element, String dataset) {
        Set<String> datasets = elements.get(element);
        return datasets != null && datasets.contains(dataset);
    }

    /** True where everything these terms allow is allowed by the others too: a narrowing, which needs nobody's approval. */
    public boolean within(Terms wider) {
        return requester.equals(wider.requester)
                && subjectType.equals(wider.subjectType)
                && legalBasis.equals(wider.legalBasis)
                && purpose.text().equals(wider.purpose.text())
                && wider.purpose.items().containsAll(purpose.items())
                && elements.entrySet().stream().allMatch(asked -> wider.elements
                        .getOrDefault(asked.getKey(), Set.of())
                        .containsAll(asked.getValue()))
                && wider.division.covers(division.code())
                && quota.within(wider.quota)
                && !validFrom.isBefore(wider.validFrom)
                && !validTo.isAfter(wider.validTo)
                && options.within(wider.options);
    }
}
