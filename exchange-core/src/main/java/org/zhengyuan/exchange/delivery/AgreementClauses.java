package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.problem.Outcome.Refused;
import org.zhengyuan.exchange.sharing.AgreementState;
import org.zhengyuan.exchange.sharing.SharingAgreements.InForce;
import org.zhengyuan.exchange.sharing.Terms;

/** Holds a question against the agreement it names, clause by clause, before anything is read. The first clause that fails is told. */
final class AgreementClauses {
    private AgreementClauses() {}

    /**
     * Empty where every clause holds.
     *
     * @param inForce null where there is no such agreement
     * @param terms of the version in force; null where there is none
     */
    static Optional<Refused<Delivered>> failing(
            Question question,
            @Nullable InForce inForce,
            @Nullable Terms terms,
            Catalog.Snapshot catalog,
            Instant now) {
        Inquiry inquiry = question.inquiry();
        if (!mayAsk(inquiry.actor())) {
            return no(DeliveryRefusal.ROLE);
        }
        if (inForce == null || terms == null || !inquiry.actor().actsFor(terms.requester())) {
            return no(DeliveryRefusal.NOT_A_PARTY);
        }
        if (inForce.state() == AgreementState.SUSPENDED) {
            return no(DeliveryRefusal.SUSPENDED);
        }
        if (inForce.state() == AgreementState.ENDED) {
            return no(DeliveryRefusal.HAS_ENDED);
        }
        if (now.isBefore(terms.validFrom())) {
            return no(DeliveryRefusal.NOT_BEGUN);
        }
        if (!now.isBefore(terms.validTo())) {
            return no(DeliveryRefusal.EXPIRED);
        }
        if (!terms.purpose().items().contains(inquiry.serviceItem())) {
            return no(DeliveryRefusal.PURPOSE_NOT_COVERED);
        }
        if (!terms.subjectType().equals(inquiry.subject().subjectType())) {
            return no(DeliveryRefusal.SUBJECT_TYPE_NOT_COVERED);
        }
        for (String element : question.elements()) {
            if (!terms.elements().containsKey(element)) {
                return no(DeliveryRefusal.ELEMENT_NOT_COVERED, element);
            }
        }
        return question instanceof ClaimCheck check ? failing(check, terms, catalog) : Optional.empty();
    }

    private static Optional<Refused<Delivered>> failing(ClaimCheck check, Terms terms, Catalog.Snapshot catalog) {
        for (String element : check.elements()) {
            boolean few = catalog.element(element).map(DataElement::fewValues).orElse(true);
            if (few && !terms.options().claimChecksOnFewValues()) {
                return no(DeliveryRefusal.FEW_VALUES, element);
            }
        }
        return Optional.empty();
    }

    private static boolean mayAsk(Actor actor) {
        return actor.has(Role.DEPARTMENT_SYSTEM) || actor.has(Role.CLERK);
    }

    private static Optional<Refused<Delivered>> no(DeliveryRefusal refusal) {
        return Optional.of(new Refused<>(refusal, Map.of()));
    }

    private static Optional<Refused<Delivered>> no(DeliveryRefusal refusal, String element) {
        return Optional.of(new Refused<>(refusal, Map.of("element", element)));
    }
}
