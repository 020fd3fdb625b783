package org.zhengyuan.exchange.sharing.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.zhengyuan.exchange.sharing.Purpose;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.Terms;

/** Terms as they are shown. */
record TermsView(
        String requester,
        Purpose purpose,
        String legalBasis,
        String subjectType,
        List<Element> elements,
        String division,
        Quota quota,
        Instant validFrom,
        Instant validTo,
        SharingOptions options) {
    /** An element and the datasets it may come from. */
    record Element(String element, Set<String> datasets) {}

    static TermsView of(Terms terms) {
        return new TermsView(
                terms.requester(),
                terms.purpose(),
                terms.legalBasis(),
                terms.subjectType(),
                terms.elements().entrySet().stream()
                        .map(entry -> new Element(entry.getKey(), entry.getValue()))
                        .toList(),
                terms.division().code(),
                terms.quota(),
                terms.validFrom(),
                terms.validTo(),
                terms.options());
    }
}
