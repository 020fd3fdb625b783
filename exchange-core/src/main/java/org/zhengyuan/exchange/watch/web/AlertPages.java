package org.zhengyuan.exchange.watch.web;

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
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.Alerts;
import org.zhengyuan.exchange.watch.ChangingRules;
import org.zhengyuan.exchange.watch.HandlingAlerts;

/** Alerts as pages: the list, and one with the facts it rests on and what is to be said about it. */
@Controller
@RequestMapping("/alerts")
class AlertPages {
    private static final int PAGE = 50;

    private final HandlingAlerts handling;
    private final ChangingRules rules;
    private final Alerts alerts;
    private final Actors actors;

    AlertPages(HandlingAlerts handling, ChangingRules rules, Alerts alerts, Actors actors) {
        this.handling = handling;
        this.rules = rules;
        this.alerts = alerts;
        this.actors = actors;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        Alert.State only = AlertWords.state(state).orProblem().orElse(null);
        List<Alert> found = handling.list(actor(), only, rule.isBlank() ? null : rule, after, PAGE + 1)
                .orProblem();
        List<Alert> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("items", shown.stream().map(AlertView::of).toList());
        model.addAttribute("rules", rules.all(actor()).orProblem());
        model.addAttribute("state", state);
        model.addAttribute("rule", rule);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().number() : null);
        return "watch/alerts";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        Alert alert = handling.find(actor(), id).orProblem();
        model.addAttribute("alert", AlertView.of(alert));
        model.addAttribute("facts", alerts.facts(id));
        model.addAttribute(
                "rule",
                rules.all(actor()).orProblem().stream()
                        .filter(one -> one.code().equals(alert.rule()))
                        .findFirst()
                        .orElseThrow());
        return "watch/alert";
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id, @RequestParam String act, @RequestParam String note, RedirectAttributes flash) {
        boolean closing = act.equals("close");
        Outcome<Alert> outcome =
                handling.decide(actor(), id, closing ? Alert.State.CLOSED : Alert.State.ACKNOWLEDGED, note);
        switch (outcome) {
            case Outcome.Done<Alert> done ->
                flash.addFlashAttribute("done", closing ? "alerts.done.closed" : "alerts.done.acknowledged");
            case Outcome.Refused<Alert> no -> flash.addFlashAttribute("refused", no);
        }
        return "redirect:/alerts/" + id;
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
