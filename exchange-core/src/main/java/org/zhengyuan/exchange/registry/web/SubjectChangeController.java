package org.zhengyuan.exchange.registry.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.ChangingSubjects;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.SubjectRefusal;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.responsibility.LegalDate;

/** Merges and splits of subjects, by the exchange's stewards. Subjects are named in bodies only. */
@RestController
@RequestMapping("/api/v1/subjects")
class SubjectChangeController {
    private static final int PAGE = 50;

    private final ChangingSubjects changing;
    private final Subjects subjects;
    private final Catalog catalog;
    private final AuditQueries queries;
    private final Actors actors;
    private final Clock clock;

    SubjectChangeController(
            ChangingSubjects changing,
            Subjects subjects,
            Catalog catalog,
            AuditQueries queries,
            Actors actors,
            Clock clock) {
        this.changing = changing;
        this.subjects = subjects;
        this.catalog = catalog;
        this.queries = queries;
        this.actors = actors;
        this.clock = clock;
    }

    /** Both are one; {@code kept} stays. */
    record MergeBody(@Nullable SubjectBody kept, @Nullable SubjectBody absorbed, @Nullable String reason) {}

    /** The merge was wrong. */
    record SplitBody(@Nullable UUID merge, @Nullable String reason) {}

    /** Why not. */
    record Rejection(@Nullable String reason) {}

    /**
     * One page of changes, newest first.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record Page(List<SubjectChangeView> items, @Nullable Long next) {}

    @PostMapping("/merges")
    ResponseEntity<SubjectChangeView> merge(@RequestBody MergeBody body) {
        Catalog.Snapshot current = catalog.current();
        LocalDate today = LegalDate.of(clock.instant());
        ValueRules rules = new ValueRules(today);
        SubjectRef kept = SubjectBody.standard(body.kept(), "kept", current, rules);
        SubjectRef absorbed = SubjectBody.standard(body.absorbed(), "absorbed", current, rules);
        return proposed(
                changing.merge(actor(), kept, absorbed, stated(body.reason())).orProblem());
    }

    @PostMapping("/splits")
    ResponseEntity<SubjectChangeView> split(@RequestBody SplitBody body) {
        UUID merge = body.merge();
        if (merge == null) {
            throw SubjectRefusal.NO_MERGE.toProblem();
        }
        return proposed(changing.split(actor(), merge, stated(body.reason())).orProblem());
    }

    @GetMapping("/changes")
    ResponseEntity<Page> list(@RequestParam(required = false) @Nullable Long after) {
        List<SubjectChange> found = changing.list(actor(), after, PAGE).orProblem();
        queries.noteLooker(actor(), "subject-changes", "subject_change", Map.of("shown", found.size()));
        Long next = found.size() < PAGE ? null : found.getLast().number();
        return noStore(ResponseEntity.ok()).body(new Page(views(found), next));
    }

    @GetMapping("/changes/{id}")
    ResponseEntity<SubjectChangeView> one(@PathVariable UUID id) {
        SubjectChange found = changing.find(actor(), id).orProblem();
        queries.noteLooker(actor(), "subject-change", "subject_change/" + id, Map.of());
        return shown(found);
    }

    @PostMapping("/changes/{id}/approval")
    ResponseEntity<SubjectChangeView> approve(@PathVariable UUID id) {
        return shown(changing.approve(actor(), id).orProblem());
    }

    @PostMapping("/changes/{id}/rejection")
    ResponseEntity<SubjectChangeView> reject(@PathVariable UUID id, @RequestBody Rejection body) {
        return shown(changing.reject(actor(), id, stated(body.reason())).orProblem());
    }

    private ResponseEntity<SubjectChangeView> proposed(SubjectChange change) {
        URI location = URI.create("/api/v1/subjects/changes/" + change.id());
        return noStore(ResponseEntity.created(location))
                .body(views(List.of(change)).getFirst());
    }

    private ResponseEntity<SubjectChangeView> shown(SubjectChange change) {
        return noStore(ResponseEntity.ok())
                .body(SubjectChangeView.of(change, names(List.of(change)), changing.toDeliverAgain(change)));
    }

    private static ResponseEntity.BodyBuilder noStore(ResponseEntity.BodyBuilder answer) {
        return answer.header("Cache-Control", "no-store");
    }

    private List<SubjectChangeView> views(List<SubjectChange> changes) {
        var names = names(changes);
        return changes.stream()
                .map(change -> SubjectChangeView.of(change, names, List.of()))
                .toList();
    }

    private Map<UUID, SubjectRef> names(List<SubjectChange> changes) {
        List<UUID> named = new ArrayList<>();
        changes.forEach(change -> named.addAll(List.of(change.kept(), change.absorbed())));
        return subjects.names(named);
    }

    private static String stated(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
