package org.zhengyuan.exchange.sharing.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.RefusalGround;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingRefusal;

/** Data requests: a department asks, the source departments answer. */
@RestController
@RequestMapping("/api/v1/data-requests")
@EnableConfigurationProperties(ReplyDeadline.class)
class DataRequestController {
    record RefusalBody(@Nullable RefusalGround ground, @Nullable String reason) {}

    record WhatToAdd(@Nullable String whatToAdd) {}

    record Supplement(@Nullable List<Material> materials) {}

    record Reason(@Nullable String reason) {}

    private final RequestingData requesting;
    private final Actors actors;
    private final ReplyDeadline deadline;

    DataRequestController(RequestingData requesting, Actors actors, ReplyDeadline deadline) {
        this.requesting = requesting;
        this.actors = actors;
        this.deadline = deadline;
    }

    @PostMapping
    ResponseEntity<DataRequestView> submit(@RequestBody TermsBody body) {
        Actor actor = actor();
        String department = actor.department();
        if (department == null) {
            throw SharingRefusal.NOT_YOURS.toProblem();
        }
        DataRequestView view = view(body.terms(department)
                .then(terms -> requesting.submit(actor, terms, body.handedIn(), body.agreement())));
        return ResponseEntity.created(URI.create("/api/v1/data-requests/" + view.id()))
                .body(view);
    }

    @GetMapping
    Page<DataRequestView> list(@RequestParam(required = false) @Nullable UUID after) {
        List<DataRequestView> items = requesting.list(actor(), after, Page.SIZE).stream()
                .map(request -> DataRequestView.of(request, request.agreement(), deadline))
                .toList();
        return Page.of(items, DataRequestView::id);
    }

    @GetMapping("/{id}")
    DataRequestView one(@PathVariable UUID id) {
        return requesting
                .find(actor(), id)
                .map(request -> DataRequestView.of(request, requesting.agreementOf(request), deadline))
                .orElseThrow(SharingRefusal.NOT_FOUND::toProblem);
    }

    /** One person of a source department approves. */
    @PostMapping("/{id}/approvals")
    DataRequestView approve(@PathVariable UUID id) {
        return view(requesting.approve(actor(), id));
    }

    @PostMapping("/{id}/refusal")
    DataRequestView refuse(@PathVariable UUID id, @RequestBody RefusalBody body) {
        RefusalGround ground = body.ground();
        if (ground == null) {
            throw SharingRefusal.INVALID.toProblem(
                    Map.of("field", "ground", "expected", Expected.of("refusal-ground")));
        }
        return view(requesting.refuse(actor(), id, ground, text(body.reason())));
    }

    /** A source department tells, once, what the request lacks. */
    @PostMapping("/{id}/incompleteness")
    DataRequestView tellWhatToAdd(@PathVariable UUID id, @RequestBody WhatToAdd body) {
        return view(requesting.tellWhatToAdd(actor(), id, text(body.whatToAdd())));
    }

    @PostMapping("/{id}/supplement")
    DataRequestView supplement(@PathVariable UUID id, @RequestBody Supplement body) {
        List<Material> materials = body.materials();
        return view(requesting.supplement(actor(), id, materials == null ? List.of() : materials));
    }

    @PostMapping("/{id}/withdrawal")
    DataRequestView withdraw(@PathVariable UUID id, @RequestBody(required = false) @Nullable Reason body) {
        return view(requesting.withdraw(actor(), id, body == null ? "" : text(body.reason())));
    }

    private DataRequestView view(Outcome<DataRequests.Settled> outcome) {
        return DataRequestView.of(outcome.orProblem(), deadline);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private Actor actor() {
        return actors.current().orElseThrow(SharingRefusal.NOT_YOURS::toProblem);
    }
}
