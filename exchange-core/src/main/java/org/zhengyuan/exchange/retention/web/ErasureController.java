package org.zhengyuan.exchange.retention.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.web.SubjectBody;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.retention.ErasingSubjects;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.RetentionRefusal;

/** Erasures of subjects, by the exchange's stewards. The subject is named in the body only. */
@RestController
@RequestMapping("/api/v1/erasures")
class ErasureController {
    private static final int PAGE = 50;

    private final ErasingSubjects erasing;
    private final Catalog catalog;
    private final Actors actors;
    private final Clock clock;

    ErasureController(ErasingSubjects erasing, Catalog catalog, Actors actors, Clock clock) {
        this.erasing = erasing;
        this.catalog = catalog;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * What is to go, why, and by which norm.
     *
     * @param alsoSplit true: with the subjects that it was merged with and split from
     */
    record Proposal(
            @Nullable SubjectBody subject,
            @Nullable String reason,
            @Nullable String legalBasis,
            @Nullable Boolean alsoSplit) {}

    /** @param approved true: it is carried out at once; false: rejected, with a reason */
    record Decision(@Nullable Boolean approved, @Nullable String reason) {}

    /** An erasure as it is told; never the identifier. */
    record View(
            UUID id,
            UUID subject,
            String reason,
            String legalBasis,
            boolean alsoSplit,
            String state,
            String proposedBy,
            String proposedAt,
            @Nullable String decidedBy,
            @Nullable String decidedAt,
            @Nullable String decisionReason) {
        static View of(Erasure erasure) {
            return new View(
                    erasure.id(),
                    erasure.subject(),
                    erasure.reason(),
                    erasure.legalBasis(),
                    erasure.alsoSplit(),
                    erasure.state().name().toLowerCase(Locale.ROOT),
                    erasure.proposedBy(),
                    erasure.proposedAt().toString(),
                    erasure.decidedBy(),
                    Optional.ofNullable(erasure.decidedAt())
                            .map(Object::toString)
                            .orElse(null),
                    erasure.decisionReason());
        }
    }

    /** @param next what to send as {@code after} for the next page; null on the last */
    record Page(List<View> items, @Nullable Long next) {}

    @PostMapping
    ResponseEntity<View> propose(@RequestBody Proposal body) {
        SubjectRef subject = SubjectBody.standard(
                        body.subject(), catalog.current(), new ValueRules(LegalDate.of(clock.instant())))
                .orElseThrow(RetentionRefusal.SUBJECT_UNKNOWN::toProblem);
        boolean alsoSplit = Boolean.TRUE.equals(body.alsoSplit());
        Erasure proposed = erasing.propose(
                        actor(), subject, stated(body.reason()), stated(body.legalBasis()), alsoSplit)
                .orProblem();
        return noStore(ResponseEntity.created(URI.create("/api/v1/erasures/" + proposed.id())))
                .body(View.of(proposed));
    }

    @PostMapping("/{id}/decision")
    ResponseEntity<View> decide(@PathVariable UUID id, @RequestBody Decision body) {
        boolean approved = Boolean.TRUE.equals(body.approved());
        return noStore(ResponseEntity.ok())
                .body(View.of(erasing.decide(actor(), id, approved, stated(body.reason()))
                        .orProblem()));
    }

    @GetMapping("/{id}")
    ResponseEntity<View> one(@PathVariable UUID id) {
        return noStore(ResponseEntity.ok())
                .body(View.of(erasing.find(actor(), id).orProblem()));
    }

    @GetMapping
    ResponseEntity<Page> list(@RequestParam(required = false) @Nullable Long after) {
        List<Erasure> found = erasing.list(actor(), after, PAGE).orProblem();
        Long next = found.size() < PAGE ? null : found.getLast().number();
        return noStore(ResponseEntity.ok())
                .body(new Page(found.stream().map(View::of).toList(), next));
    }

    private static ResponseEntity.BodyBuilder noStore(ResponseEntity.BodyBuilder answer) {
        return answer.header("Cache-Control", "no-store");
    }

    private static String stated(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
