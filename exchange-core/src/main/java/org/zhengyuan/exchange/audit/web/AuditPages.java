package org.zhengyuan.exchange.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.audit.FactSearch;
import org.zhengyuan.exchange.audit.FindingFacts;
import org.zhengyuan.exchange.audit.FoundFact;
import org.zhengyuan.exchange.audit.FoundFacts;
import org.zhengyuan.exchange.audit.ProvedFact;
import org.zhengyuan.exchange.audit.ProvingFacts;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.FactMember;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Where an auditor finds facts and sees them proved. What is looked for travels in bodies, never in an address. */
@Controller
@RequestMapping("/audit")
class AuditPages {
    private final FindingFacts finding;
    private final ProvingFacts proving;
    private final Catalog catalog;
    private final Actors actors;

    AuditPages(FindingFacts finding, ProvingFacts proving, Catalog catalog, Actors actors) {
        this.finding = finding;
        this.proving = proving;
        this.catalog = catalog;
        this.actors = actors;
    }

    @GetMapping
    String form(@RequestParam(required = false) @Nullable String wait, Model model) {
        auditor();
        model.addAttribute("wait", wait != null);
        return page(SearchForm.EMPTY, model);
    }

    @PostMapping
    String find(
            @ModelAttribute("form") SearchForm form,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HttpServletResponse response) {
        Actor auditor = auditor();
        ReceiverCursor cursor =
                after == null ? null : ReceiverCursor.of(after).orElseThrow(RequestRefusal.MALFORMED::toProblem);
        Outcome<FoundFacts> found =
                form.search().then(search -> form.why().then(reason -> find(auditor, search, reason, cursor)));
        switch (found) {
            case Outcome.Done<FoundFacts> done -> model.addAttribute("found", done.value());
            case Outcome.Refused<FoundFacts> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        return page(form, model);
    }

    private Outcome<FoundFacts> find(
            Actor auditor, FactSearch search, QueryReason reason, @Nullable ReceiverCursor after) {
        return finding.find(auditor, search, reason, after);
    }

    /** One fact, its leaf and the way from there to the signed checkpoint. Opening it is a look like any other. */
    @GetMapping("/facts/{receipt}")
    String fact(@PathVariable UUID receipt, @RequestParam(required = false) @Nullable Integer answer, Model model) {
        Actor auditor = auditor();
        WantedReceipt wanted =
                WantedReceipt.of(receipt, answer).orElseThrow(EvidenceRefusal.RECEIPT_UNKNOWN::toProblem);
        FoundFacts found = finding.find(
                        auditor, new FactSearch.ByReceipt(receipt), new QueryReason("/audit/facts", null), null)
                .orProblem();
        List<FoundFact> answers = found.items();
        model.addAttribute(
                "fact",
                answers.stream()
                        .filter(one -> one.wanted().equals(wanted))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("answers", answers);
        model.addAttribute("receipt", receipt);
        model.addAttribute("answer", answer);
        switch (proving.prove(auditor, wanted)) {
            case Outcome.Done<Optional<ProvedFact>> done ->
                done.value().ifPresent(proved -> {
                    model.addAttribute("proved", proved);
                    model.addAttribute(
                            "members", FactMember.of(proved.receipt().fact().path("details")));
                });
            case Outcome.Refused<Optional<ProvedFact>> no -> model.addAttribute("refused", no);
        }
        return "audit/fact";
    }

    private String page(SearchForm form, Model model) {
        Collection<SubjectType> types = catalog.current().subjectTypes();
        model.addAttribute("form", form);
        model.addAttribute("types", types);
        return "audit/search";
    }

    private Actor auditor() {
        return actors.current().filter(one -> one.has(Role.AUDITOR)).orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
    }
}
