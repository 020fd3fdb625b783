package org.zhengyuan.exchange.lineage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.lineage.Lineage.Sight;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/**
 * Answers where a value came from and who received it. The question becomes a fact in the transaction that reads, before anything is
 * answered. Auditors see everything, the source department what concerns its datasets, a department that received the value its own
 * receipts; to anybody else there is no such value, whether there is or not.
 */
public final class AskingLineage {
    /** Receivers on a page. */
    public static final int PAGE = 50;

    private final Snapshots snapshots;
    private final Catalog catalogs;
    private final Subjects subjects;
    private final TracingValues tracing;
    private final OpeningOriginals originals;
    private final LookedAt looked;
    private final Clock clock;

    public AskingLineage(
            Snapshots snapshots,
            Catalog catalogs,
            Subjects subjects,
            TracingValues tracing,
            OpeningOriginals originals,
            FactNotes facts,
            Clock clock) {
        this.snapshots = snapshots;
        this.catalogs = catalogs;
        this.subjects = subjects;
        this.tracing = tracing;
        this.originals = originals;
        this.looked = new LookedAt(facts);
        this.clock = clock;
    }

    public Outcome<Lineage> ask(Actor actor, LineageQuery query) {
        Asker asker = new Asker(actor);
        if (!asker.mayAsk()) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        Catalog.Snapshot catalog = catalogs.current();
        return NamedSubject.standard(query.subject(), catalog, clock).then(subject -> {
            Outcome<Lineage> found = snapshots.in(() -> read(asker, query, subject, catalog));
            return found.then(lineage -> Outcome.done(originals.open(lineage, query.original(), catalog)));
        });
    }

    private Outcome<Lineage> read(Asker asker, LineageQuery query, SubjectRef subject, Catalog.Snapshot catalog) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> id = subjects.find(subject);
        Traced traced = id.flatMap(one -> tracing.trace(asker, query, subject, one, catalog, now))
                .orElse(null);
        UUID number = UUID.randomUUID();
        UUID receipt = looked.note(
                number,
                "lineage-query",
                asker.actor(),
                query.reason(),
                id.orElse(null),
                traced != null,
                asked(query, traced == null ? null : traced.sight()));
        if (traced == null) {
            return Outcome.refused(LineageRefusal.NOT_FOUND);
        }
        return Outcome.done(new Lineage(
                number,
                receipt,
                traced.sight(),
                query.target(),
                query.validAt() == null ? now : query.validAt(),
                query.knownAt() == null ? now : query.knownAt(),
                traced.state(),
                traced.values(),
                traced.moreValues(),
                traced.comparisons(),
                traced.rulings(),
                traced.receivers()));
    }

    private static Map<String, Object> asked(LineageQuery query, @Nullable Sight sight) {
        Map<String, Object> asked = new TreeMap<>();
        switch (query.target()) {
            case Target.OfElement element -> asked.put("element", element.code());
            case Target.OfItem item -> {
                asked.put("dataset", item.dataset());
                asked.put("item", item.item());
            }
        }
        if (query.validAt() != null) {
            asked.put("validAt", query.validAt().toString());
        }
        if (query.knownAt() != null) {
            asked.put("knownAt", query.knownAt().toString());
        }
        if (query.after() != null) {
            asked.put("laterPage", true);
        }
        if (sight != null) {
            asked.put("sight", sight.name().toLowerCase(java.util.Locale.ROOT));
        }
        return asked;
    }

    /** What was found, as far as the asker may see it. */
    record Traced(
            Sight sight,
            @Nullable String state,
            List<ValueLineage> values,
            boolean moreValues,
            List<ComparedValue> comparisons,
            List<Ruling> rulings,
            Receivers receivers) {
        static Traced receiver(Receivers receivers, List<Ruling> rulings) {
            return new Traced(Sight.RECEIVER, null, new ArrayList<>(), false, List.of(), rulings, receivers);
        }
    }
}
