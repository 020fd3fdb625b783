package org.zhengyuan.exchange.delivery.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.ReadingTrail;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;

/** Who asked for what under an agreement, for its two sides and for auditors. Values and identifiers are not in it. */
@Controller
class TrailPages {
    private static final int PAGE = 50;
    private static final int RECEIPT_VERSION = 8;

    private final ReadingTrail trail;
    private final Actors actors;

    TrailPages(ReadingTrail trail, Actors actors) {
        this.trail = trail;
        this.actors = actors;
    }

    @GetMapping("/agreements/{id}/trail")
    String read(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, Model model) {
        ReceiptId last = after == null || after.version() != RECEIPT_VERSION ? null : new ReceiptId(after);
        List<Trail.Line> lines = trail.read(
                        actors.current().orElseThrow(DeliveryRefusal.TRAIL_NOT_YOURS::toProblem), id, last, PAGE + 1)
                .orProblem();
        List<Trail.Line> shown = lines.size() > PAGE ? lines.subList(0, PAGE) : lines;
        model.addAttribute("agreement", id);
        model.addAttribute("lines", shown);
        model.addAttribute("next", lines.size() > PAGE ? shown.getLast().receipt() : null);
        model.addAttribute("after", after);
        return "delivery/trail";
    }
}
