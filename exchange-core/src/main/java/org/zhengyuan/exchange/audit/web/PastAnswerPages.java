package org.zhengyuan.exchange.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
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
import org.zhengyuan.exchange.lineage.PastAnswer;
import org.zhengyuan.exchange.lineage.PastAnswer.Shown;
import org.zhengyuan.exchange.lineage.ShowingPastAnswers;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** A past answer again, exactly as it was sent, or why it cannot be shown. */
@Controller
@RequestMapping("/audit/past-answer")
class PastAnswerPages {
    private final ShowingPastAnswers showing;
    private final Actors actors;

    PastAnswerPages(ShowingPastAnswers showing, Actors actors) {
        this.showing = showing;
        this.actors = actors;
    }

    @GetMapping
    String form(@RequestParam UUID receipt, @RequestParam(required = false) @Nullable Integer answer, Model model) {
        auditor();
        model.addAttribute("number", answer);
        model.addAttribute("receipt", receipt);
        return "audit/past-answer";
    }

    @PostMapping
    String show(
            @RequestParam UUID receipt,
            @RequestParam(required = false) @Nullable Integer answer,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String caseNumber,
            Model model,
            HttpServletResponse response) {
        Actor auditor = auditor();
        SearchForm why = new SearchForm(null, null, null, null, null, reason, caseNumber);
        switch (why.why().then(stated -> showing.show(auditor, receipt, answer, stated))) {
            case Outcome.Done<PastAnswer> done -> show(done.value(), model);
            case Outcome.Refused<PastAnswer> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        model.addAttribute("receipt", receipt);
        model.addAttribute("reason", reason);
        model.addAttribute("caseNumber", caseNumber);
        return "audit/past-answer";
    }

    private static void show(PastAnswer past, Model model) {
        model.addAttribute("past", past);
        switch (past.shown()) {
            case Shown.Again again -> {
                model.addAttribute("shown", "again");
                model.addAttribute("answer", new String(again.answer(), StandardCharsets.UTF_8));
            }
            case Shown.Erased erased -> {
                model.addAttribute("shown", "erased");
                model.addAttribute("erasedBy", erased.erasedBy());
            }
            case Shown.Withheld withheld -> model.addAttribute("shown", "withheld");
            case Shown.Refused refused -> model.addAttribute("shown", "refused");
            case Shown.NotReproduced lost -> model.addAttribute("shown", "not-reproduced");
        }
    }

    private Actor auditor() {
        return actors.current().filter(one -> one.has(Role.AUDITOR)).orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
    }
}
