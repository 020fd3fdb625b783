package org.zhengyuan.exchange.profile.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.profile.ProfileSections;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.Standing;

/** A subject's profile as a page. It is asked for by POST: no identifier ever stands in an address. */
@Controller
@RequestMapping("/profile")
class ProfilePages {
    private static final int AGREEMENTS = 200;

    private final Delivering delivering;
    private final AgreementLife agreements;
    private final Catalog catalog;
    private final Actors actors;
    private final Clock clock;

    ProfilePages(Delivering delivering, AgreementLife agreements, Catalog catalog, Actors actors, Clock clock) {
        this.delivering = delivering;
        this.agreements = agreements;
        this.catalog = catalog;
        this.actors = actors;
        this.clock = clock;
    }

    /** What the clerk fills in. */
    record ProfileForm(
            @Nullable UUID agreement,
            @Nullable String item,
            @Nullable String caseNumber,
            @Nullable String identifierType,
            @Nullable String identifier) {
        boolean isComplete() {
            return agreement != null && stated(item) && stated(caseNumber) && stated(identifier);
        }

        private static boolean stated(@Nullable String text) {
            return text != null && !text.isBlank();
        }

        /** Never prints the identifier. */
        @Override
        public String toString() {
            return "ProfileForm[" + agreement + "]";
        }
    }

    @GetMapping
    String form(@RequestParam(required = false) @Nullable UUID agreement, Model model) {
        return show(new ProfileForm(agreement, "", "", "", ""), model);
    }

    @PostMapping
    String ask(@ModelAttribute("form") ProfileForm form, Model model, HttpServletResponse response) {
        Actor actor = actor();
        ProfileOnPage page = new ProfileOnPage(catalog);
        Outcome<Delivered> outcome = delivered(actor, form, page);
        switch (outcome) {
            case Outcome.Done<Delivered> done -> {
                model.addAttribute("receipt", done.value().receipt().toString());
                model.addAttribute("answer", page.answer());
                model.addAttribute("profile", ProfileSections.of(page.answer()));
            }
            case Outcome.Refused<Delivered> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        return show(form, model);
    }

    private Outcome<Delivered> delivered(Actor actor, ProfileForm form, ProfileOnPage page) {
        SharingAgreement agreement = usable(actor).stream()
                .filter(one -> one.id().equals(form.agreement()))
                .findFirst()
                .orElse(null);
        if (!form.isComplete() || agreement == null) {
            return Outcome.refused(DeliveryRefusal.REQUEST_INVALID);
        }
        Inquiry inquiry = new Inquiry(
                actor,
                new SubjectRef(
                        agreement.terms().subjectType(),
                        text(form.identifierType()),
                        text(form.identifier()).strip()),
                agreement.id(),
                text(form.item()).strip(),
                text(form.caseNumber()).strip(),
                actor.id());
        return delivering.ask(new Pull(inquiry, List.of(), null, null, true, null, page));
    }

    private String show(ProfileForm form, Model model) {
        Actor actor = actor();
        List<SharingAgreement> usable = usable(actor);
        SharingAgreement chosen = usable.stream()
                .filter(one -> one.id().equals(form.agreement()))
                .findFirst()
                .orElse(usable.isEmpty() ? null : usable.getFirst());
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
        return "profile/profile";
    }

    private List<SharingAgreement> usable(Actor actor) {
        return agreements.list(actor, null, AGREEMENTS).stream()
                .filter(one -> actor.actsFor(one.terms().requester()))
                .filter(one -> one.standing(clock.instant()) == Standing.ACTIVE)
                .toList();
    }

    private Actor actor() {
        return actors.current().filter(one -> one.has(Role.CLERK)).orElseThrow(DeliveryRefusal.ROLE::toProblem);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
