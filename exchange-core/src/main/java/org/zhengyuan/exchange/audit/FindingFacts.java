package org.zhengyuan.exchange.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.lineage.NamedSubject;
import org.zhengyuan.exchange.lineage.QueryReason;
import org.zhengyuan.exchange.lineage.ReceiverCursor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.seal.proof.FactKind;

/** Finds facts, for auditors only. The look is itself a fact, noted in the transaction that reads, before anything is answered. */
public final class FindingFacts {
    /** Facts on a page. */
    public static final int PAGE = 50;

    private final Snapshots snapshots;
    private final Catalog catalog;
    private final Clock clock;
    private final Subjects subjects;
    private final RecordHistories histories;
    private final FactBooks books;
    private final FactNotes notes;

    public FindingFacts(
            Snapshots snapshots,
            Catalog catalog,
            Clock clock,
            Subjects subjects,
            RecordHistories histories,
            FactBooks books,
            FactNotes notes) {
        this.catalog = catalog;
        this.clock = clock;
        this.snapshots = snapshots;
        this.subjects = subjects;
        this.histories = histories;
        this.books = books;
        this.notes = notes;
    }

    public Outcome<FoundFacts> find(
            Actor actor, FactSearch search, QueryReason reason, @Nullable ReceiverCursor after) {
        if (!actor.has(Role.AUDITOR)) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        return standard(search).then(one -> Outcome.done(snapshots.in(() -> read(actor, one, reason, after))));
    }

    private Outcome<FactSearch> standard(FactSearch search) {
        return search instanceof FactSearch.BySubject of
                ? NamedSubject.standard(of.subject(), catalog.current(), clock)
                        .then(subject -> Outcome.done(new FactSearch.BySubject(subject)))
                : Outcome.done(search);
    }

    private FoundFacts read(Actor actor, FactSearch search, QueryReason reason, @Nullable ReceiverCursor after) {
        Optional<UUID> subject =
                search instanceof FactSearch.BySubject of ? subjects.find(of.subject()) : Optional.empty();
        UUID query = notes.note(
                FactKind.AUDIT_QUERY,
                actor.id(),
                "fact-query/" + UUID.randomUUID(),
                List.of(),
                details(search, reason, subject, after));
        List<FoundFact> found =
                switch (search) {
                    case FactSearch.BySubject of ->
                        subject.map(id -> books.about(histories.oneWith(id), after, PAGE + 1))
                                .orElse(List.of());
                    case FactSearch.ByDepartment of -> books.of(of, after, PAGE + 1);
                    case FactSearch.ByCase of -> books.of(of, after, PAGE + 1);
                    case FactSearch.ByReceipt of -> books.receipt(of.id(), PAGE);
                    case FactSearch.ByLeaf of -> books.leaf(of.index()).stream().toList();
                };
        List<FoundFact> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        ReceiverCursor next = found.size() > PAGE
                ? new ReceiverCursor(page.getLast().at(), page.getLast().receipt())
                : null;
        return new FoundFacts(query, page, next);
    }

    /** What was looked for, without an identifier of anybody. */
    private static Map<String, Object> details(
            FactSearch search, QueryReason reason, Optional<UUID> subject, @Nullable ReceiverCursor after) {
        Map<String, Object> details = new TreeMap<>();
        details.put("query", "fact-query");
        details.put("by", search.word());
        details.put("reason", reason.text());
        if (reason.caseNumber() != null) {
            details.put("caseNumber", reason.caseNumber());
        }
        if (after != null) {
            details.put("laterPage", true);
        }
        switch (search) {
            case FactSearch.BySubject of -> subject.ifPresent(id -> details.put("subject", id.toString()));
            case FactSearch.ByDepartment of -> details.put("department", of.uscc());
            case FactSearch.ByCase of -> details.put("case", of.number());
            case FactSearch.ByReceipt of -> details.put("receipt", of.id().toString());
            case FactSearch.ByLeaf of -> details.put("leaf", of.index());
        }
        return details;
    }
}
