package org.zhengyuan.exchange.responsibility.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.responsibility.Assignment;
import org.zhengyuan.exchange.responsibility.Move;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityChanges;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.responsibility.ResponsibilityOutcome;
import org.zhengyuan.exchange.responsibility.ResponsibilityRefusal;

/** The responsibility list: read by everyone who is signed in, changed by the exchange's steward. */
@RestController
@RequestMapping("/api/v1")
class ResponsibilityController {
    private final ResponsibilityList list;
    private final ResponsibilityChanges changes;
    private final Catalog catalog;
    private final Actors actors;
    private final Clock clock;

    ResponsibilityController(
            ResponsibilityList list, ResponsibilityChanges changes, Catalog catalog, Actors actors, Clock clock) {
        this.list = list;
        this.changes = changes;
        this.catalog = catalog;
        this.actors = actors;
        this.clock = clock;
    }

    /** What the list said at an instant, and whose knowledge that was. */
    record ListView(Instant knownAt, List<Responsibility> lines) {}

    /** When and why a line ends. */
    record Ending(@Nullable LocalDate at, @Nullable String basis) {}

    /** The list as known now or at {@code knownAt}, of one element or of all. */
    @GetMapping("/responsibilities")
    ListView lines(
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        ResponsibilityList.Snapshot snapshot = knownAt == null ? list.current() : list.knownAt(knownAt);
        Stream<String> elements =
                element == null ? catalog.current().elements().stream().map(DataElement::code) : Stream.of(element);
        Instant asOf = knownAt == null ? clock.instant() : knownAt;
        return new ListView(
                asOf, elements.flatMap(code -> snapshot.lines(code).stream()).toList());
    }

    @PostMapping("/responsibilities")
    ResponseEntity<List<Responsibility>> assign(@RequestBody AssignmentBody body) {
        return created(changes.assign(actor(), body.assignment()));
    }

    @PostMapping("/responsibility-moves")
    ResponseEntity<List<Responsibility>> move(@RequestBody MoveBody body) {
        return created(changes.move(actor(), body.move()));
    }

    @PostMapping("/responsibilities/{id}/end")
    List<Responsibility> end(@PathVariable UUID id, @RequestBody Ending ending) {
        if (ending.at() == null) {
            throw ResponsibilityRefusal.EMPTY_PERIOD.toProblem();
        }
        String basis = ending.basis() == null ? "" : ending.basis();
        return lines(changes.end(actor(), id, ending.at(), basis));
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }

    private static ResponseEntity<List<Responsibility>> created(ResponsibilityOutcome outcome) {
        return ResponseEntity.status(HttpStatus.CREATED).body(lines(outcome));
    }

    private static List<Responsibility> lines(ResponsibilityOutcome outcome) {
        return switch (outcome) {
            case ResponsibilityOutcome.Recorded recorded -> recorded.lines();
            case ResponsibilityOutcome.Refused refused ->
                throw refused.refusal().toProblem(refused.facts());
        };
    }

    /** An assignment as it arrives: anything may be missing. */
    record AssignmentBody(
            @Nullable String element,
            @Nullable String division,
            @Nullable String dataset,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String basis,
            @Nullable String overrideReason) {
        Assignment assignment() {
            if (validFrom == null) {
                throw ResponsibilityRefusal.EMPTY_PERIOD.toProblem();
            }
            return new Assignment(
                    stated(element),
                    stated(division),
                    stated(dataset),
                    validFrom,
                    validTo,
                    stated(basis),
                    overrideReason);
        }
    }

    /** A move as it arrives: anything may be missing. */
    record MoveBody(
            @Nullable String element,
            @Nullable String division,
            @Nullable String dataset,
            @Nullable LocalDate from,
            @Nullable String basis,
            @Nullable String overrideReason) {
        Move move() {
            if (from == null) {
                throw ResponsibilityRefusal.EMPTY_PERIOD.toProblem();
            }
            return new Move(stated(element), stated(division), stated(dataset), from, stated(basis), overrideReason);
        }
    }

    private static String stated(@Nullable String text) {
        return text == null ? "" : text;
    }
}
