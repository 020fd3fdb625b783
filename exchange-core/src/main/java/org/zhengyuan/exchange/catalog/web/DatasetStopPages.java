package org.zhengyuan.exchange.catalog.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.StoppingDatasets;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Stopping and resuming a dataset from its page. */
@Controller
@RequestMapping("/catalog/datasets/{code}")
class DatasetStopPages {
    private final StoppingDatasets stopping;
    private final Actors actors;

    DatasetStopPages(StoppingDatasets stopping, Actors actors) {
        this.stopping = stopping;
        this.actors = actors;
    }

    @PostMapping("/stop")
    String stop(@PathVariable String code, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(code, stopping.stop(actor(), code, reason), "stop.done.stopped", flash);
    }

    @PostMapping("/resumption")
    String resume(@PathVariable String code, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return back(code, stopping.resume(actor(), code, reason), "stop.done.resumed", flash);
    }

    private static <T> String back(String code, Outcome<T> outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<T> yes -> flash.addFlashAttribute("done", done);
            case Outcome.Refused<T> no -> flash.addFlashAttribute("refused", no);
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath("/catalog/datasets/{code}")
                        .encode()
                        .buildAndExpand(code)
                        .toUriString();
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
