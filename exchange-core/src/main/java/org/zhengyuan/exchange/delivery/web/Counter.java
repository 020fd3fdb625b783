package org.zhengyuan.exchange.delivery.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.Standing;

/** What every page at a counter (窗口) needs: who asks, under which of the department's agreements, about whom. */
@Component
public class Counter {
    private static final int AGREEMENTS = 200;

    private final AgreementLife agreements;
    private final Catalog catalog;
    private final Actors actors;
    private final Clock clock;

    public Counter(AgreementLife agreements, Catalog catalog, Actors actors, Clock clock) {
        this.agreements = agreements;
        this.catalog = catalog;
        this.actors = actors;
        this.clock = clock;
    }

    /** The clerk who asks; nobody else may. */
    public Actor clerk() {
        return actors.current().filter(one -> one.has(Role.CLERK)).orElseThrow(DeliveryRefusal.ROLE::toProblem);
    }

    /** The inquiry that a filled-in form makes; refused where a field is empty or the agreement cannot be used. */
    public Outcome<Inquiry> inquiry(CaseForm form) {
        Actor clerk = clerk();
        Optional<SharingAgreement> agreement = chosen(form.agreement());
        if (!form.isComplete() || agreement.isEmpty()) {
            return Outcome.refused(DeliveryRefusal.REQUEST_INVALID);
        }
        return Outcome.done(form.inquiry(clerk, agreement.get().terms().subjectType()));
    }

    /** The agreement of this id, if it can be used now. */
    public Optional<SharingAgreement> chosen(@Nullable UUID id) {
        return usable().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Puts what the fields of the case offer into the model: {@code agreements}, {@code chosen}, {@code identifierTypes}. */
    public void show(CaseForm form, Model model) {
        List<SharingAgreement> usable = usable();
        SharingAgreement chosen = chosen(form.agreement()).orElse(usable.isEmpty() ? null : usable.getFirst());
        model.addAttribute("form", form);
        model.addAttribute("agreements", usable);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "identifierTypes",
                chosen == null
                        ? List.of()
                        : catalog.current()
                                .subjectType(chosen.terms().subjectType())
                                .map(SubjectType::identifiers)
                                .orElse(List.of()));
    }

    private List<SharingAgreement> usable() {
        Actor clerk = clerk();
        return agreements.list(clerk, null, AGREEMENTS).stream()
                .filter(one -> clerk.actsFor(one.terms().requester()))
                .filter(one -> one.standing(clock.instant()) == Standing.ACTIVE)
                .toList();
    }
}
