package org.zhengyuan.exchange.sharing.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.SharingRefusal;

/** Agreements as pages: the list, and one agreement with its versions and its life. */
@Controller
@RequestMapping("/agreements")
class AgreementPages {
    private final AgreementLife life;
    private final Actors actors;
    private final Clock clock;

    AgreementPages(AgreementLife life, Actors actors, Clock clock) {
        this.life = life;
        this.actors = actors;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        List<AgreementView> items = life.list(actor(), after, Page.SIZE).stream()
                .map(agreement -> AgreementView.of(agreement, List.of(), clock.instant()))
                .toList();
        model.addAttribute("page", Page.of(items, AgreementView::id));
        model.addAttribute("after", after);
        return "sharing/agreements";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        Actor actor = actor();
        SharingAgreement agreement = life.find(actor, id).orElseThrow(SharingRefusal.NOT_FOUND::toProblem);
        model.addAttribute(
                "agreement", AgreementView.of(agreement, life.history(actor, id).orElse(List.of()), clock.instant()));
        model.addAttribute(
                "versions",
                life.versions(actor, id).orElse(List.of()).stream()
                        .map(version -> AgreementView.Version.of(version, agreement, clock.instant()))
                        .toList());
        model.addAttribute("mayAct", mayAct(actor, agreement));
        model.addAttribute("mayStop", actor.has(Role.OPERATOR) || mayAct(actor, agreement));
        model.addAttribute(
                "mayAsk",
                actor.has(Role.CLERK) && actor.actsFor(agreement.terms().requester()));
        model.addAttribute("mayReadTrail", actor.has(Role.AUDITOR) || actor.has(Role.DEPARTMENT_STEWARD));
        return "sharing/agreement";
    }

    @PostMapping("/{id}/suspension")
    String suspend(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(id, life.suspend(actor(), id, reason.strip()), "agreements.done.suspended", flash);
    }

    @PostMapping("/{id}/resumption")
    String resume(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(id, life.resume(actor(), id, reason.strip()), "agreements.done.resumed", flash);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(id, life.end(actor(), id, reason.strip()), "agreements.done.ended", flash);
    }

    private static boolean mayAct(Actor actor, SharingAgreement agreement) {
        return actor.has(Role.EXCHANGE_STEWARD)
                || (actor.has(Role.DEPARTMENT_STEWARD) && agreement.isParty(actor.department()));
    }

    private static <T> String back(UUID id, Outcome<T> outcome, String done, RedirectAttributes flash) {
        return Redirects.to("/agreements/" + id, outcome, done, flash);
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
