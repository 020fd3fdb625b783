package org.zhengyuan.exchange.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
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
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.lineage.AskingLineage;
import org.zhengyuan.exchange.lineage.Lineage;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Where a value came from and who received it: for auditors, and for stewards as far as it concerns their department. */
@Controller
@RequestMapping("/lineage")
class LineagePages {
    private final AskingLineage asking;
    private final Catalog catalog;
    private final Actors actors;

    LineagePages(AskingLineage asking, Catalog catalog, Actors actors) {
        this.asking = asking;
        this.catalog = catalog;
        this.actors = actors;
    }

    @GetMapping
    String form(Model model) {
        actor();
        return page(LineageForm.EMPTY, model);
    }

    @PostMapping
    String ask(
            @ModelAttribute("form") LineageForm form,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HttpServletResponse response) {
        Actor actor = actor();
        ReceiverCursor cursor =
                after == null ? null : ReceiverCursor.of(after).orElseThrow(RequestRefusal.MALFORMED::toProblem);
        switch (form.query(cursor).then(query -> asking.ask(actor, query))) {
            case Outcome.Done<Lineage> done -> model.addAttribute("view", LineageView.of(done.value()));
            case Outcome.Refused<Lineage> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        return page(form, model);
    }

    private String page(LineageForm form, Model model) {
        Catalog.Snapshot current = catalog.current();
        List<DataElement> elements = current.elements().stream()
                .sorted(Comparator.comparing(DataElement::code))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("types", current.subjectTypes());
        model.addAttribute("elements", elements);
        return "audit/lineage";
    }

    private Actor actor() {
        return actors.current()
                .filter(one -> one.has(Role.AUDITOR) || one.has(Role.DEPARTMENT_STEWARD))
                .orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
    }
}
