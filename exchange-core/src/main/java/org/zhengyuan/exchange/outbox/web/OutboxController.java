package org.zhengyuan.exchange.outbox.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.outbox.Outboxes;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** What waits for endpoints outside, and what they would not take; for operators. */
@RestController
@RequestMapping("/api/v1/outboxes")
class OutboxController {
    private static final int PAGE = 50;

    private final Outboxes outboxes;
    private final Actors actors;

    OutboxController(Outboxes outboxes, Actors actors) {
        this.outboxes = outboxes;
        this.actors = actors;
    }

    /**
     * One page.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record Page<T>(List<T> items, @Nullable Long next) {}

    @GetMapping
    Page<Outboxes.Channel> channels() {
        requireOperator();
        return new Page<>(outboxes.channels(), null);
    }

    @GetMapping("/{channel}/set-aside")
    Page<Outboxes.SetAside> setAside(
            @PathVariable String channel, @RequestParam(required = false) @Nullable Long after) {
        requireOperator();
        List<Outboxes.SetAside> found = outboxes.setAside(channel, after, PAGE);
        return new Page<>(found, found.size() < PAGE ? null : found.getLast().id());
    }

    @PostMapping("/{channel}/set-aside/{id}/retries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String channel, @PathVariable long id) {
        requireOperator();
        if (!outboxes.retry(channel, id)) {
            throw RequestRefusal.NOT_FOUND.toProblem();
        }
    }

    private void requireOperator() {
        if (actors.current().filter(actor -> actor.has(Role.OPERATOR)).isEmpty()) {
            throw RequestRefusal.FORBIDDEN.toProblem();
        }
    }
}
