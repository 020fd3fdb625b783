package org.zhengyuan.exchange.catalog.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.ChangeOutcome;
import org.zhengyuan.exchange.catalog.document.CatalogDocument;
import org.zhengyuan.exchange.catalog.web.CatalogViews.ChangeView;
import org.zhengyuan.exchange.catalog.web.CatalogViews.Reason;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Proposals, their publication or rejection, and withdrawals. */
@RestController
@RequestMapping("/api/v1")
class CatalogChangeController {
    private final CatalogChanges changes;
    private final Actors actors;
    private final FaultTexts texts;

    CatalogChangeController(CatalogChanges changes, Actors actors, FaultTexts texts) {
        this.changes = changes;
        this.actors = actors;
        this.texts = texts;
    }

    /** The body is a catalogue document; JSON is read as the YAML that it is. */
    @PostMapping(
            path = "/catalog-changes",
            consumes = {MediaType.APPLICATION_YAML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ChangeView> propose(@RequestBody byte[] body, Locale locale) {
        Actor actor = actor();
        CatalogDocument document = CatalogDocument.ofEntries(body);
        CatalogProposal proposal = document.proposal();
        if (!document.faults().isEmpty()) {
            throw invalid(document.faults(), locale);
        }
        ChangeView change = recorded(changes.propose(actor, proposal), locale);
        return ResponseEntity.created(URI.create("/api/v1/catalog-changes/" + change.id()))
                .body(change);
    }

    @GetMapping("/catalog-changes")
    Page<ChangeView> changes(
            @RequestParam(required = false) CatalogChange.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "20") int limit) {
        int size = Page.size(limit);
        List<CatalogChange> found = changes.changes(actor(), state, after, size + 1);
        List<ChangeView> shown = found.stream().limit(size).map(ChangeView::of).toList();
        return new Page<>(shown, found.size() > size ? shown.getLast().id().toString() : null);
    }

    @GetMapping("/catalog-changes/{id}")
    ChangeView change(@PathVariable UUID id) {
        return changes.change(actor(), id).map(ChangeView::of).orElseThrow(CatalogRefusal.UNKNOWN_CHANGE::toProblem);
    }

    @PostMapping("/catalog-changes/{id}/publication")
    ChangeView publish(@PathVariable UUID id, Locale locale) {
        return recorded(changes.publish(actor(), id), locale);
    }

    @PostMapping("/catalog-changes/{id}/rejection")
    ChangeView reject(@PathVariable UUID id, @RequestBody Reason reason, Locale locale) {
        return recorded(changes.reject(actor(), id, reason.text()), locale);
    }

    @PostMapping("/datasets/{code}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable String code, @RequestBody Reason reason) {
        Optional<CatalogRefusal> refusal = changes.withdraw(actor(), code, reason.text());
        if (refusal.isPresent()) {
            throw refusal.get().toProblem();
        }
        return ResponseEntity.noContent().build();
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }

    private ChangeView recorded(ChangeOutcome outcome, Locale locale) {
        return switch (outcome) {
            case ChangeOutcome.Recorded recorded -> ChangeView.of(recorded.change());
            case ChangeOutcome.Refused refused -> throw problem(refused, locale);
        };
    }

    private RuntimeException problem(ChangeOutcome.Refused refused, Locale locale) {
        return refused.faults().isEmpty() ? refused.refusal().toProblem() : invalid(refused.faults(), locale);
    }

    private RuntimeException invalid(List<CatalogFault> faults, Locale locale) {
        return CatalogRefusal.INVALID.toProblem(Map.of("errors", texts.of(faults, locale)));
    }
}
