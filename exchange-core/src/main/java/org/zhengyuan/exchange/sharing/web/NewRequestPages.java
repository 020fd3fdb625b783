package org.zhengyuan.exchange.sharing.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingRefusal;

/** The form with which a department asks for data: elements are chosen from the catalogue. */
@Controller
class NewRequestPages {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    private final RequestingData requesting;
    private final Catalog catalog;
    private final ResponsibilityList responsibilities;
    private final Actors actors;
    private final Clock clock;

    NewRequestPages(
            RequestingData requesting,
            Catalog catalog,
            ResponsibilityList responsibilities,
            Actors actors,
            Clock clock) {
        this.requesting = requesting;
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.actors = actors;
        this.clock = clock;
    }

    /** An element that may be asked for, and the datasets that are its sources. */
    record Choice(DataElement element, Set<String> sources) {}

    @GetMapping("/requests/new")
    String form(@RequestParam(required = false) @Nullable String subjectType, Model model) {
        asker();
        String type = subjectType != null ? subjectType : firstType();
        return show(RequestForm.fresh(type, LocalDate.ofInstant(clock.instant(), LEGAL_TIME)), model);
    }

    @PostMapping("/requests")
    String submit(
            @ModelAttribute("form") RequestForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Actor actor = asker();
        String department = actor.department();
        Outcome<DataRequests.Settled> outcome = department == null || binding.hasErrors()
                ? Outcome.refused(SharingRefusal.INVALID)
                : form.body()
                        .terms(department)
                        .then(terms ->
                                requesting.submit(actor, terms, form.body().handedIn(), null));
        return switch (outcome) {
            case Outcome.Done<DataRequests.Settled> done -> {
                DataRequest request = done.value().request();
                flash.addFlashAttribute("done", "requests.done." + Words.of(request.state()));
                yield "redirect:/requests/" + request.id();
            }
            case Outcome.Refused<DataRequests.Settled> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
                yield show(form, model);
            }
        };
    }

    private String show(RequestForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("types", catalog.current().subjectTypes());
        model.addAttribute("choices", choices(form.subjectType()));
        model.addAttribute("knownItems", knownItems());
        return "sharing/new-request";
    }

    private List<Choice> choices(@Nullable String subjectType) {
        ResponsibilityList.Snapshot list = responsibilities.current();
        return catalog.current().elements().stream()
                .filter(element -> element.subjectType().equals(subjectType))
                .map(element -> new Choice(element, list.sources(element.code())))
                .filter(choice -> !choice.sources().isEmpty())
                .sorted(Comparator.comparing(choice -> choice.element().code()))
                .toList();
    }

    /** Service items that datasets of the catalogue serve, to choose from while typing. */
    private Set<String> knownItems() {
        Set<String> items = new TreeSet<>();
        catalog.current()
                .datasets()
                .forEach(dataset -> items.addAll(dataset.definition().serviceItems()));
        return items;
    }

    private String firstType() {
        return catalog.current().subjectTypes().stream()
                .map(SubjectType::code)
                .findFirst()
                .orElse("");
    }

    private Actor asker() {
        return actors.current().filter(DataRequest::mayAsk).orElseThrow(SharingRefusal.NOT_YOURS::toProblem);
    }
}
