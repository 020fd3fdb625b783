package org.zhengyuan.exchange.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;

/** Claim checks (核验) at a counter: the clerk types what the applicant says, and is told whether the source says the same. */
@Controller
@RequestMapping("/claim-checks")
class ClaimCheckPages {
    private static final String CLAIM = "claim.";

    private final Delivering delivering;
    private final Counter counter;

    ClaimCheckPages(Delivering delivering, Counter counter) {
        this.delivering = delivering;
        this.counter = counter;
    }

    @GetMapping
    String form(@RequestParam(required = false) @Nullable UUID agreement, Model model) {
        return show(CaseForm.under(agreement), Map.of(), model);
    }

    /** Claims come as {@code claim.ELEMENT=VALUE}; an empty field claims nothing. */
    @PostMapping
    String check(
            @ModelAttribute("form") CaseForm form,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        Map<String, String> claims = claims(fields);
        AtomicReference<ClaimCheck.Results> results = new AtomicReference<>();
        switch (checked(form, claims, results)) {
            case Outcome.Done<Delivered> done -> {
                model.addAttribute("receipt", done.value().receipt().toString());
                model.addAttribute(
                        "results", Objects.requireNonNull(results.get()).results());
            }
            case Outcome.Refused<Delivered> no -> {
                model.addAttribute("refused", no);
                response.setStatus(no.refusal().status());
            }
        }
        return show(form, claims, model);
    }

    private Outcome<Delivered> checked(
            CaseForm form, Map<String, String> claims, AtomicReference<ClaimCheck.Results> results) {
        if (claims.isEmpty() || claims.size() > PullController.MOST_CLAIMS) {
            return Outcome.refused(
                    DeliveryRefusal.REQUEST_INVALID,
                    Map.of("field", "claims", "expected", Expected.of("claims", PullController.MOST_CLAIMS)));
        }
        List<ClaimCheck.Claim> stated = claims.entrySet().stream()
                .map(claim -> new ClaimCheck.Claim(claim.getKey(), claim.getValue()))
                .toList();
        return counter.inquiry(form)
                .then(inquiry -> delivering.ask(new ClaimCheck(inquiry, stated, answer -> {
                    results.set(answer);
                    return AnswerJson.results(answer);
                })));
    }

    private String show(CaseForm form, Map<String, String> claims, Model model) {
        counter.show(form, model);
        model.addAttribute("claims", claims);
        return "delivery/claim-check";
    }

    private static Map<String, String> claims(Map<String, String> fields) {
        Map<String, String> claims = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(CLAIM) && !value.isBlank()) {
                claims.put(name.substring(CLAIM.length()), value.strip());
            }
        });
        return claims;
    }
}
