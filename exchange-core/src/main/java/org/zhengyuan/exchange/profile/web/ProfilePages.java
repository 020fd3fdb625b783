package org.zhengyuan.exchange.profile.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.web.CaseForm;
import org.zhengyuan.exchange.delivery.web.Counter;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.profile.ProfileSections;

/** A subject's profile as a page. It is asked for by POST: no identifier ever stands in an address. */
@Controller
@RequestMapping("/profile")
class ProfilePages {
    private final Delivering delivering;
    private final Counter counter;
    private final Catalog catalog;

    ProfilePages(Delivering delivering, Counter counter, Catalog catalog) {
        this.delivering = delivering;
        this.counter = counter;
        this.catalog = catalog;
    }

    @GetMapping
    String form(@RequestParam(required = false) @Nullable UUID agreement, Model model) {
        counter.show(CaseForm.under(agreement), model);
        return "profile/profile";
    }

    @PostMapping
    String ask(@ModelAttribute("form") CaseForm form, Model model, HttpServletResponse response) {
        ProfileOnPage page = new ProfileOnPage(catalog);
        Outcome<Delivered> outcome = counter.inquiry(form)
                .then(inquiry -> delivering.ask(new Pull(inquiry, List.of(), null, null, true, null, page)));
        switch (outcome) {
            case Outcome.Done<Delivered> done -> {
                model.addAttribute("receipt", done.value().receipt().toString());
                model.addAttribute("answer", page.answer());
                model.addAttribute("profile", ProfileSections.of(page.answer()));
            }
            case Outcome.Refused<Delivered> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        counter.show(form, model);
        return "profile/profile";
    }
}
