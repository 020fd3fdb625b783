package org.zhengyuan.exchange.sharing.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.SharingRefusal;

/** Agreements: read, suspended, resumed, ended, and replaced by a version. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementController {
    record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason.strip();
        }
    }

    /**
     * What became of new terms.
     *
     * @param request state and id of the request that waits for approval; null where the version counts at once
     */
    record Reworked(AgreementView agreement, @Nullable UUID request, @Nullable String requestState) {}

    private final AgreementLife life;
    private final Actors actors;
    private final Clock clock;

    AgreementController(AgreementLife life, Actors actors, Clock clock) {
        this.life = life;
        this.actors = actors;
        this.clock = clock;
    }

    @GetMapping
    Page<AgreementView> list(@RequestParam(required = false) @Nullable UUID after) {
        List<AgreementView> items = life.list(actor(), after, Page.SIZE).stream()
                .map(agreement -> AgreementView.of(agreement, List.of(), clock.instant()))
                .toList();
        return Page.of(items, AgreementView::id);
    }

    @GetMapping("/{id}")
    AgreementView one(@PathVariable UUID id) {
        return view(found(id));
    }

    @GetMapping("/{id}/versions")
    List<AgreementView.Version> versions(@PathVariable UUID id) {
        SharingAgreement agreement = found(id);
        return life.versions(actor(), id).orElse(List.of()).stream()
                .map(version -> AgreementView.Version.of(version, agreement, clock.instant()))
                .toList();
    }

    @PostMapping("/{id}/suspension")
    AgreementView suspend(@PathVariable UUID id, @RequestBody Reason body) {
        return view(life.suspend(actor(), id, body.text()));
    }

    @PostMapping("/{id}/resumption")
    AgreementView resume(@PathVariable UUID id, @RequestBody Reason body) {
        return view(life.resume(actor(), id, body.text()));
    }

    @PostMapping("/{id}/end")
    AgreementView end(@PathVariable UUID id, @RequestBody Reason body) {
        return view(life.end(actor(), id, body.text()));
    }

    /** Other terms: 201 where they count at once, 202 where they wait for approval. */
    @PostMapping("/{id}/versions")
    ResponseEntity<Reworked> rework(@PathVariable UUID id, @RequestBody TermsBody body) {
        Actor actor = actor();
        SharingAgreement before = found(id);
        AgreementLife.Reworked reworked = body.terms(before.terms().requester())
                .then(terms -> life.rework(actor, id, terms, body.handedIn()))
                .orProblem();
        DataRequest request = reworked.request();
        boolean counts =
                reworked.agreement().current().version() > before.current().version();
        return ResponseEntity.status(counts ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .body(new Reworked(
                        view(reworked.agreement()),
                        request == null ? null : request.id(),
                        request == null ? null : Words.of(request.state())));
    }

    private SharingAgreement found(UUID id) {
        return life.find(actor(), id).orElseThrow(SharingRefusal.NOT_FOUND::toProblem);
    }

    private AgreementView view(Outcome<SharingAgreement> outcome) {
        return view(outcome.orProblem());
    }

    private AgreementView view(SharingAgreement agreement) {
        return AgreementView.of(agreement, life.history(actor(), agreement.id()).orElse(List.of()), clock.instant());
    }

    private Actor actor() {
        return actors.current().orElseThrow(SharingRefusal.NOT_YOURS::toProblem);
    }
}
