package org.zhengyuan.exchange.holder.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.holder.DataUse;
import org.zhengyuan.exchange.holder.DataUses;
import org.zhengyuan.exchange.holder.ReadingUses;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The page on which holders see who used their data. */
@Controller
class MyUsesPages {
    private static final int PAGE = 25;

    private final ReadingUses reading;
    private final Actors actors;

    MyUsesPages(ReadingUses reading, Actors actors) {
        this.reading = reading;
        this.actors = actors;
    }

    @GetMapping("/my-data-uses")
    String uses(@RequestParam(required = false) @Nullable UUID after, Model model) {
        Actor holder = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        DataUses.Page found = reading.own(holder, after, PAGE + 1).orProblem();
        List<DataUse> uses = found.uses();
        List<DataUse> shown = uses.size() > PAGE ? uses.subList(0, PAGE) : uses;
        model.addAttribute("uses", shown);
        model.addAttribute("withheld", found.withheld());
        model.addAttribute("after", after);
        model.addAttribute("next", uses.size() > PAGE ? shown.getLast().receipt() : null);
        return "holder/uses";
    }
}
