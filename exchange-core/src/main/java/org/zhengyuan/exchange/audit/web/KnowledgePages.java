package org.zhengyuan.exchange.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.audit.AuditRefusal;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.lineage.DepartmentKnowledge;
import org.zhengyuan.exchange.lineage.DepartmentKnowledge.KnownValue;
import org.zhengyuan.exchange.lineage.KnowledgeQuery;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.TellingKnowledge;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.SubjectRef;

/** What a department knew about somebody on a day, by what it had received until then. */
@Controller
@RequestMapping("/audit/knowledge")
class KnowledgePages {
    /** A value as the page shows it. */
    record Known(KnownValue value, Told content) {}

    private final TellingKnowledge telling;
    private final Catalog catalog;
    private final Actors actors;

    KnowledgePages(TellingKnowledge telling, Catalog catalog, Actors actors) {
        this.telling = telling;
        this.catalog = catalog;
        this.actors = actors;
    }

    @GetMapping
    String form(Model model) {
        auditor();
        return page(Map.of(), model);
    }

    @PostMapping
    String tell(@RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        Actor auditor = auditor();
        SearchForm why = new SearchForm(null, null, null, null, null, form.get("reason"), form.get("caseNumber"));
        switch (why.why().then(reason -> query(form, reason)).then(query -> telling.tell(auditor, query))) {
            case Outcome.Done<DepartmentKnowledge> done -> {
                model.addAttribute("knowledge", done.value());
                model.addAttribute(
                        "values",
                        done.value().values().stream()
                                .map(value -> new Known(value, Told.of(value.content())))
                                .toList());
            }
            case Outcome.Refused<DepartmentKnowledge> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        return page(form, model);
    }

    private static Outcome<KnowledgeQuery> query(Map<String, String> form, QueryReason reason) {
        String[] type = SearchForm.stripped(form.get("identifierType")).split("/", -1);
        String identifier = SearchForm.stripped(form.get("identifier"));
        if (type.length != 2 || identifier.isEmpty()) {
            return Outcome.refused(AuditRefusal.INVALID, Map.of("field", "identifier"));
        }
        try {
            return Outcome.done(new KnowledgeQuery(
                    new SubjectRef(type[0], type[1], identifier),
                    SearchForm.stripped(form.get("department")),
                    LocalDate.parse(SearchForm.stripped(form.get("day"))),
                    reason,
                    null));
        } catch (DateTimeException e) {
            return Outcome.refused(AuditRefusal.INVALID, Map.of("field", "day", "expected", Expected.of("date")));
        }
    }

    private String page(Map<String, @Nullable String> form, Model model) {
        Catalog.Snapshot current = catalog.current();
        List<Department> departments = current.departments().stream()
                .sorted(Comparator.comparing(Department::uscc))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("types", current.subjectTypes());
        model.addAttribute("departments", departments);
        return "audit/knowledge";
    }

    private Actor auditor() {
        return actors.current().filter(one -> one.has(Role.AUDITOR)).orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
    }
}
