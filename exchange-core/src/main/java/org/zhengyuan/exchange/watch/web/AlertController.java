package org.zhengyuan.exchange.watch.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.HandlingAlerts;

/** Alerts, for auditors and stewards of the exchange. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertController {
    private static final int PAGE = 50;

    private final HandlingAlerts handling;
    private final Actors actors;

    AlertController(HandlingAlerts handling, Actors actors) {
        this.handling = handling;
        this.actors = actors;
    }

    /**
     * One page, newest first.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record Page(List<AlertView> items, @Nullable Long next) {}

    /** What is said about an alert. */
    record Note(@Nullable String note) {}

    /** {@code state}: {@code open}, {@code acknowledged}, {@code closed}; {@code rule}: a rule's code; absent = any. */
    @GetMapping
    ResponseEntity<Page> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable Long after) {
        List<Alert> found = handling.list(
                        actor(), AlertWords.state(state).orProblem().orElse(null), rule, after, PAGE)
                .orProblem();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page(
                        found.stream().map(AlertView::of).toList(),
                        found.size() < PAGE ? null : found.getLast().number()));
    }

    @GetMapping("/{id}")
    ResponseEntity<AlertView> one(@PathVariable UUID id) {
        return shown(handling.find(actor(), id).orProblem());
    }

    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<AlertView> acknowledge(@PathVariable UUID id, @RequestBody Note body) {
        return decided(id, Alert.State.ACKNOWLEDGED, body);
    }

    @PostMapping("/{id}/closing")
    ResponseEntity<AlertView> close(@PathVariable UUID id, @RequestBody Note body) {
        return decided(id, Alert.State.CLOSED, body);
    }

    private ResponseEntity<AlertView> decided(UUID id, Alert.State state, Note body) {
        return shown(handling.decide(actor(), id, state, body.note() == null ? "" : body.note())
                .orProblem());
    }

    private static ResponseEntity<AlertView> shown(Alert alert) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(AlertView.of(alert));
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
