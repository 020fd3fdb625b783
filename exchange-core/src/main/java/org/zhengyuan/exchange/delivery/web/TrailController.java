package org.zhengyuan.exchange.delivery.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.ReadingTrail;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.problem.Expected;

/** The trail of an agreement, for its two sides and for auditors. */
@RestController
class TrailController {
    private static final int PAGE = 100;

    /**
     * One page.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record Page(List<Trail.Line> items, @Nullable UUID next) {}

    private final ReadingTrail trail;
    private final Actors actors;

    TrailController(ReadingTrail trail, Actors actors) {
        this.trail = trail;
        this.actors = actors;
    }

    @GetMapping("/api/v1/trail")
    Page read(@RequestParam UUID agreement, @RequestParam(required = false) @Nullable UUID after) {
        Actor actor = actors.current().orElseThrow(DeliveryRefusal.TRAIL_NOT_YOURS::toProblem);
        if (after != null && after.version() != 8) {
            throw QuestionBody.missing("after", Expected.of("last-receipt"));
        }
        List<Trail.Line> items = trail.read(actor, agreement, after == null ? null : new ReceiptId(after), PAGE)
                .orProblem();
        return new Page(items, items.size() < PAGE ? null : items.getLast().receipt());
    }
}
