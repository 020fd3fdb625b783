package org.zhengyuan.exchange.evidence.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zhengyuan.exchange.evidence.LogView;

/** The log for people: how it stands, its keys and witnesses, and how to check it. For everybody, without a sign-in. */
@Controller
class LogPage {
    private final LogView view;

    LogPage(LogView view) {
        this.view = view;
    }

    @GetMapping("/log")
    String log(Model model) {
        model.addAttribute("log", view.now());
        model.addAttribute(
                "server", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "evidence/log";
    }

    /** Whoever opens a log's address in a browser is a person, and wants the page. */
    @GetMapping({"/log/", "/log/{number:[0-9]+}", "/log/{number:[0-9]+}/"})
    String prefix() {
        return "redirect:/log";
    }
}
