package org.zhengyuan.exchange.sharing.web;

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
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.RefusalGround;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingRefusal;

/** Data requests as pages: the list, and one request with everything that decides it. */
@Controller
@RequestMapping("/requests")
class DataRequestPages {
    private final RequestingData requesting;
    private final Actors actors;
    private final ReplyDeadline deadline;

    DataRequestPages(RequestingData requesting, Actors actors, ReplyDeadline deadline) {
        this.requesting = requesting;
        this.actors = actors;
        this.deadline = deadline;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        Actor actor = actor();
        List<DataRequestView> items = requesting.list(actor, after, Page.SIZE).stream()
                .map(request -> DataRequestView.of(request, request.agreement(), deadline))
                .toList();
        model.addAttribute("page", Page.of(items, DataRequestView::id));
        model.addAttribute("after", after);
        model.addAttribute("mayAsk", DataRequest.mayAsk(actor));
        model.addAttribute("own", actor.department());
        return "sharing/requests";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        Actor actor = actor();
        DataRequest request = requesting.find(actor, id).orElseThrow(SharingRefusal.NOT_FOUND::toProblem);
        model.addAttribute("request", DataRequestView.of(request, requesting.agreementOf(request), deadline));
        model.addAttribute("may", RequestSteps.of(actor, request));
        model.addAttribute("grounds", RefusalGround.values());
        return "sharing/request";
    }

    @PostMapping("/{id}/approval")
    String approve(@PathVariable UUID id, RedirectAttributes flash) {
        return back(id, requesting.approve(actor(), id), "requests.done.approved", flash);
    }

    @PostMapping("/{id}/refusal")
    String refuse(
            @PathVariable UUID id,
            @RequestParam RefusalGround ground,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return back(id, requesting.refuse(actor(), id, ground, reason.strip()), "requests.done.refused", flash);
    }

    @PostMapping("/{id}/incompleteness")
    String tellWhatToAdd(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String whatToAdd, RedirectAttributes flash) {
        return back(id, requesting.tellWhatToAdd(actor(), id, whatToAdd.strip()), "requests.done.told", flash);
    }

    @PostMapping("/{id}/supplement")
    String supplement(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reference,
            RedirectAttributes flash) {
        List<Material> added = name.isBlank() ? List.of() : List.of(new Material(name.strip(), reference.strip()));
        return back(id, requesting.supplement(actor(), id, added), "requests.done.supplemented", flash);
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(id, requesting.withdraw(actor(), id, reason.strip()), "requests.done.withdrawn", flash);
    }

    private static <T> String back(UUID id, Outcome<T> outcome, String done, RedirectAttributes flash) {
        return Redirects.to("/requests/" + id, outcome, done, flash);
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
