package org.zhengyuan.exchange.reconciliation.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.reconciliation.Discrepancies;
import org.zhengyuan.exchange.reconciliation.Discrepancy;
import org.zhengyuan.exchange.reconciliation.DiscrepancySight;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/** The discrepancies that the present actor may see, for the API and the pages alike. */
@Component
class DiscrepancyListing {
    static final int PAGE = 50;

    private final Discrepancies discrepancies;
    private final Subjects subjects;
    private final Catalog catalog;
    private final AuditQueries queries;
    private final Actors actors;

    DiscrepancyListing(
            Discrepancies discrepancies, Subjects subjects, Catalog catalog, AuditQueries queries, Actors actors) {
        this.discrepancies = discrepancies;
        this.subjects = subjects;
        this.catalog = catalog;
        this.queries = queries;
        this.actors = actors;
    }

    /**
     * One page, newest first.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record Page(List<DiscrepancyView> items, @Nullable Long next) {}

    Page page(@Nullable Boolean open, @Nullable Long after) {
        Actor actor = actor();
        DiscrepancySight sight = new DiscrepancySight(catalog.current(), actor);
        if (!sight.seesAny()) {
            return new Page(List.of(), null);
        }
        List<Discrepancy> found = discrepancies.list(new Discrepancies.Query(sight.listed(), open, after, PAGE + 1));
        List<Discrepancy> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        queries.noteLooker(actor, "discrepancies", "discrepancies", Map.of("shown", shown.size()));
        Map<UUID, SubjectRef> names = subjects.names(
                shown.stream().map(Discrepancy::subjectId).distinct().toList());
        return new Page(
                shown.stream()
                        .map(one -> DiscrepancyView.of(one, sight, names.get(one.subjectId())))
                        .toList(),
                found.size() > PAGE ? shown.getLast().number() : null);
    }

    Optional<DiscrepancyView> find(UUID id) {
        Actor actor = actor();
        DiscrepancySight sight = new DiscrepancySight(catalog.current(), actor);
        Optional<Discrepancy> seen = discrepancies.find(id).filter(sight::sees);
        seen.ifPresent(one -> queries.noteLooker(actor, "discrepancy", "discrepancy/" + id, Map.of()));
        return seen.map(one -> DiscrepancyView.of(
                one, sight, subjects.names(List.of(one.subjectId())).get(one.subjectId())));
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
