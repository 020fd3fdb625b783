package org.zhengyuan.exchange.responsibility.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.responsibility.Assignment;
import org.zhengyuan.exchange.responsibility.Move;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityChanges;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.responsibility.ResponsibilityOutcome;
import org.zhengyuan.exchange.responsibility.ResponsibilityRefusal;

/** The responsibility list as pages: the list, the history of one element, and the steward's assigning, moving and ending. */
@Controller
@RequestMapping("/responsibilities")
class ResponsibilityPages {
    private final ResponsibilityList list;
    private final ResponsibilityChanges changes;
    private final Catalog catalog;
    private final Actors actors;
    private final Clock clock;

    ResponsibilityPages(
            ResponsibilityList list, ResponsibilityChanges changes, Catalog catalog, Actors actors, Clock clock) {
        this.list = list;
        this.changes = changes;
        this.catalog = catalog;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * A line as the page shows it.
     *
     * @param state {@code in-force}, {@code announced} or {@code past}
     * @param department USCC of the dataset's department; empty where the catalogue never had it
     */
    public record Line(Responsibility line, String state, String department) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean past,
            Model model) {
        ResponsibilityList.Snapshot snapshot = list.current();
        Instant now = clock.instant();
        List<Line> lines = catalog.current().elements().stream()
                .filter(element -> mentions(element, q))
                .flatMap(element -> snapshot.lines(element.code()).stream())
                .map(line -> line(line, now))
                .filter(line -> past || !line.state().equals("past"))
                .sorted(Comparator.comparing((Line line) -> line.line().element())
                        .thenComparing(line -> line.line().division())
                        .thenComparing(line -> line.line().validFrom()))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("past", past);
        model.addAttribute("lines", lines);
        model.addAttribute("maySteer", maySteer());
        if (maySteer()) {
            choices(model);
        }
        return "responsibility/list";
    }

    @GetMapping("/elements/{code}")
    String element(@PathVariable String code, Model model) {
        DataElement element =
                catalog.current().element(code).orElseThrow(ResponsibilityRefusal.UNKNOWN_ELEMENT::toProblem);
        Instant now = clock.instant();
        model.addAttribute("element", element);
        model.addAttribute(
                "lines",
                list.current().lines(code).stream()
                        .sorted(Comparator.comparing(Responsibility::division).thenComparing(Responsibility::validFrom))
                        .map(line -> line(line, now))
                        .toList());
        model.addAttribute("maySteer", maySteer());
        model.addAttribute("datasets", carriers(code));
        return "responsibility/element";
    }

    @PostMapping
    String assign(
            @RequestParam(defaultValue = "") String element,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String dataset,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @RequestParam LocalDate firstDay,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @RequestParam(required = false) @Nullable LocalDate lastDay,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String overrideReason,
            RedirectAttributes flash) {
        Assignment assignment = new Assignment(
                element,
                division.strip(),
                dataset,
                firstDay,
                lastDay == null ? null : lastDay.plusDays(1),
                basis,
                overrideReason.isBlank() ? null : overrideReason);
        ResponsibilityOutcome outcome = changes.assign(actor(), assignment);
        return back("/responsibilities", outcome, "responsibilities.done.assigned", flash);
    }

    @PostMapping("/moves")
    String move(
            @RequestParam String element,
            @RequestParam String division,
            @RequestParam(defaultValue = "") String dataset,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @RequestParam LocalDate from,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String overrideReason,
            RedirectAttributes flash) {
        Move move = new Move(element, division, dataset, from, basis, overrideReason.isBlank() ? null : overrideReason);
        return back(
                "/responsibilities/elements/" + element,
                changes.move(actor(), move),
                "responsibilities.done.moved",
                flash);
    }

    /** @param lastDay the last legal date on which the line holds */
    @PostMapping("/lines/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam String element,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @RequestParam LocalDate lastDay,
            @RequestParam(defaultValue = "") String basis,
            RedirectAttributes flash) {
        return back(
                "/responsibilities/elements/" + element,
                changes.end(actor(), id, lastDay.plusDays(1), basis),
                "responsibilities.done.ended",
                flash);
    }

    private static String back(String page, ResponsibilityOutcome outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case ResponsibilityOutcome.Recorded recorded -> flash.addFlashAttribute("done", done);
            case ResponsibilityOutcome.Refused refused ->
                flash.addFlashAttribute("refused", Outcome.refused(refused.refusal(), refused.facts()));
        }
        return "redirect:" + page;
    }

    private void choices(Model model) {
        model.addAttribute(
                "elements",
                catalog.current().elements().stream()
                        .filter(element -> element.role() != ElementRole.KEY)
                        .toList());
        model.addAttribute("datasets", catalog.current().datasets());
    }

    /** Datasets that could be the source of the element: those that carry it, and for an existence all of its subject type. */
    private List<PublishedDataset> carriers(String code) {
        DataElement element =
                catalog.current().element(code).orElseThrow(ResponsibilityRefusal.UNKNOWN_ELEMENT::toProblem);
        return catalog.current().datasets().stream()
                .filter(dataset -> element.role() == ElementRole.EXISTENCE
                        ? dataset.definition().subjectType().equals(element.subjectType())
                        : dataset.definition().items().stream().anyMatch(item -> code.equals(item.element())))
                .toList();
    }

    private Line line(Responsibility line, Instant now) {
        String state = line.holdsAt(now) ? "in-force" : line.validFrom().isAfter(now) ? "announced" : "past";
        String department = catalog.current()
                .everPublished(line.dataset())
                .map(dataset -> dataset.definition().department())
                .orElse("");
        return new Line(line, state, department);
    }

    private static boolean mentions(DataElement element, String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || element.code().contains(wanted)
                || element.name().zh().contains(wanted)
                || element.name().en().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private boolean maySteer() {
        return actor().has(Role.EXCHANGE_STEWARD);
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
