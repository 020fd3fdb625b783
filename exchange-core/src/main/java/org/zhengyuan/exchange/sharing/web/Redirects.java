package org.zhengyuan.exchange.sharing.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengyuan.exchange.problem.Outcome;

/** After a step on a page: back to the page, which then says what came of it. */
final class Redirects {
    private Redirects() {}

    /** @param done message key of what was done */
    static <T> String to(String page, Outcome<T> outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<T> yes -> flash.addFlashAttribute("done", done);
            case Outcome.Refused<T> no -> flash.addFlashAttribute("refused", no);
        }
        return "redirect:" + page;
    }
}
