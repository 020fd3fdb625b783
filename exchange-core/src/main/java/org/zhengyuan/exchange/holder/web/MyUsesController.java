package org.zhengyuan.exchange.holder.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.holder.DataUses;
import org.zhengyuan.exchange.holder.ReadingUses;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Who used the data of the holder that asks. */
@RestController
class MyUsesController {
    private static final int PAGE = 50;

    private final ReadingUses reading;
    private final Catalog catalog;
    private final Actors actors;

    MyUsesController(ReadingUses reading, Catalog catalog, Actors actors) {
        this.reading = reading;
        this.catalog = catalog;
        this.actors = actors;
    }

    /**
     * One page, newest first.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     * @param withheld answers of a time when the holder was taken for one with somebody else; they may be about either and are not shown
     */
    record Page(List<UseView> items, @Nullable UUID next, long withheld) {}

    @GetMapping("/api/v1/my/uses")
    ResponseEntity<Page> uses(@RequestParam(required = false) @Nullable UUID after) {
        Actor holder = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        DataUses.Page found = reading.own(holder, after, PAGE).orProblem();
        List<UseView> items = found.uses().stream()
                .map(use -> UseView.of(use, catalog.current()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page(
                        items, items.size() < PAGE ? null : items.getLast().receipt(), found.withheld()));
    }
}
