package org.zhengyuan.exchange.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.audit.FindingFacts;
import org.zhengyuan.exchange.audit.FoundFact;
import org.zhengyuan.exchange.audit.FoundFacts;
import org.zhengyuan.exchange.evidence.LogPlace;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Facts found for auditors over HTTP. Each question is a fact before it is answered. */
@RestController
class FactQueryController {
    /** What is looked for, by which of its names. */
    record FactQueryBody(
            @Nullable String by,
            @Nullable String text,
            @Nullable String subjectType,
            @Nullable String identifierType,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String caseNumber,
            @Nullable String after) {
        SearchForm form() {
            String type = SearchForm.stripped(subjectType) + "/" + SearchForm.stripped(identifierType);
            return new SearchForm(by, type, text, from, to, reason, caseNumber);
        }

        /** Never prints the identifier. */
        @Override
        public String toString() {
            return "FactQueryBody[" + by + "]";
        }
    }

    /** A fact in a list; {@code question} of pulls and claim checks, {@code object} of all others. */
    record FactView(
            UUID receipt,
            String kind,
            Instant at,
            String actor,
            @Nullable String department,
            @Nullable String object,
            FoundFact.@Nullable Asked question,
            @Nullable Long logIndex,
            @Nullable Integer logEpoch) {
        static FactView of(FoundFact fact) {
            LogPlace leaf = fact.leaf();
            return new FactView(
                    fact.receipt(),
                    fact.kind().label(),
                    fact.at(),
                    fact.actor(),
                    fact.department(),
                    fact.object(),
                    fact.question(),
                    fact.index(),
                    leaf == null ? null : leaf.epoch());
        }
    }

    /** A page; {@code query} is the receipt of the look itself. */
    record FoundView(UUID query, List<FactView> items, @Nullable String next) {}

    private final FindingFacts finding;
    private final Actors actors;

    FactQueryController(FindingFacts finding, Actors actors) {
        this.finding = finding;
        this.actors = actors;
    }

    @PostMapping("/api/v1/fact-queries")
    ResponseEntity<FoundView> find(@RequestBody FactQueryBody body) {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        ReceiverCursor after = body.after() == null
                ? null
                : ReceiverCursor.of(body.after()).orElseThrow(RequestRefusal.MALFORMED::toProblem);
        SearchForm form = body.form();
        FoundFacts found = form.search()
                .then(search -> form.why().then(reason -> finding.find(actor, search, reason, after)))
                .orProblem();
        ReceiverCursor next = found.next();
        FoundView view = new FoundView(
                found.query(), found.items().stream().map(FactView::of).toList(), next == null ? null : next.text());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }
}
