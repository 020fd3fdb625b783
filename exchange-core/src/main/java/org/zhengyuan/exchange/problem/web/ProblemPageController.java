package org.zhengyuan.exchange.problem.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The page that a problem's {@code type} points to: what the code means and what to do about it. */
@Controller
public class ProblemPageController {
    private final ProblemTexts texts;

    public ProblemPageController(ProblemTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/problems/{code}")
    String explain(@PathVariable String code, Model model, Locale locale) {
        if (!texts.knows(code, locale)) {
            throw RequestRefusal.NOT_FOUND.toProblem();
        }
        Map<String, Object> document =
                Map.of("title", texts.title(code, locale), "detail", texts.detail(code, locale), "code", code);
        model.addAttribute("problem", document);
        return "problem/page";
    }
}
