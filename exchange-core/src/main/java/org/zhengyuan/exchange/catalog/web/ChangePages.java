package org.zhengyuan.exchange.catalog.web;

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
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.ChangeOutcome;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Changes to the catalogue as pages: whoever approves sees everything that would change. */
@Controller
@RequestMapping("/catalog/changes")
class ChangePages {
    private static final int PAGE = 30;

    private final CatalogChanges changes;
    private final Actors actors;

    ChangePages(CatalogChanges changes, Actors actors) {
        this.changes = changes;
        this.actors = actors;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        List<CatalogChange> found = changes.changes(actor(), null, after, PAGE + 1);
        List<CatalogChange> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("items", shown);
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : null);
        model.addAttribute("after", after);
        return "catalog/changes";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        Actor actor = actor();
        CatalogChange change = changes.change(actor, id).orElseThrow(CatalogRefusal.UNKNOWN_CHANGE::toProblem);
        boolean open = change.state() == CatalogChange.State.DRAFT && actor.has(Role.EXCHANGE_STEWARD);
        model.addAttribute("change", change);
        model.addAttribute("mayReject", open);
        model.addAttribute("mayPublish", open && !change.proposedBy().equals(actor.id()));
        return "catalog/change";
    }

    @PostMapping("/{id}/publication")
    String publish(@PathVariable UUID id, RedirectAttributes flash) {
        return back(id, changes.publish(actor(), id), "changes.done.published", flash);
    }

    @PostMapping("/{id}/rejection")
    String reject(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(id, changes.reject(actor(), id, reason), "changes.done.rejected", flash);
    }

    private static String back(UUID id, ChangeOutcome outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case ChangeOutcome.Recorded recorded -> flash.addFlashAttribute("done", done);
            case ChangeOutcome.Refused refused ->
                flash.addFlashAttribute("refused", Outcome.refused(refused.refusal()));
        }
        return "redirect:/catalog/changes/" + id;
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
