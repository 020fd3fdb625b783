package org.zhengyuan.exchange.lineage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.lineage.DepartmentKnowledge.KnownValue;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordedVersion;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.responsibility.LegalDate;

/**
 * Tells what a department had received about a subject until the end of a day: each version once, with its first and its last receipt. A
 * claim that was right is knowledge too. Auditors see the values; the department itself that it had them.
 */
public final class TellingKnowledge {
    /** Receipts looked at for one question. */
    static final int RECEIPTS = 1_000;

    private final Snapshots snapshots;
    private final Catalog catalogs;
    private final Subjects subjects;
    private final RecordHistories records;
    private final ReceiversOfAll receivers;
    private final VersionContent contents;
    private final LookedAt looked;
    private final Clock clock;

    public TellingKnowledge(
            Snapshots snapshots,
            Catalog catalogs,
            Subjects subjects,
            RecordHistories records,
            List<ReceiptSource> receipts,
            FactNotes facts,
            Clock clock) {
        this.snapshots = snapshots;
        this.catalogs = catalogs;
        this.subjects = subjects;
        this.records = records;
        this.receivers = new ReceiversOfAll(receipts);
        this.contents = new VersionContent();
        this.looked = new LookedAt(facts);
        this.clock = clock;
    }

    public Outcome<DepartmentKnowledge> tell(Actor actor, KnowledgeQuery query) {
        Asker asker = new Asker(actor);
        if (!asker.mayAsk()) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        Catalog.Snapshot catalog = catalogs.current();
        return NamedSubject.standard(query.subject(), catalog, clock)
                .then(subject -> snapshots.in(() -> read(asker, query, subject, catalog)));
    }

    private Outcome<DepartmentKnowledge> read(
            Asker asker, KnowledgeQuery query, SubjectRef subject, Catalog.Snapshot catalog) {
        Optional<UUID> id = subjects.find(subject);
        boolean may = asker.isAuditor() || query.department().equals(asker.department());
        Instant until = LegalDate.midnight(query.day().plusDays(1));
        Receivers received = may && id.isPresent()
                ? receivers.page(wanted(id.get(), query, until), query.after(), RECEIPTS)
                : Receivers.NONE;
        boolean found = !received.items().isEmpty();
        UUID number = UUID.randomUUID();
        UUID noted = looked.note(
                number,
                "department-knowledge",
                asker.actor(),
                query.reason(),
                id.orElse(null),
                found,
                Map.of("of", query.department(), "day", query.day().toString()));
        if (!found) {
            return Outcome.refused(LineageRefusal.NOT_FOUND);
        }
        return Outcome.done(new DepartmentKnowledge(
                number,
                noted,
                query.department(),
                query.day(),
                until,
                values(asker, received.items(), catalog),
                received.next()));
    }

    private ReceiptSource.Wanted wanted(UUID subject, KnowledgeQuery query, Instant until) {
        OwnReceipts own = OwnReceipts.of(subject, records);
        return new ReceiptSource.Wanted(own.ever(), null, own.versions(records), null, query.department(), until);
    }

    private record Had(String element, long versionId) {}

    private List<KnownValue> values(Asker asker, List<Received> newestFirst, Catalog.Snapshot catalog) {
        Map<Had, List<Received>> had = new LinkedHashMap<>();
        for (Received one : newestFirst) {
            for (Received.VersionOf version : one.versions()) {
                if (wasTold(one, version.element())) {
                    had.computeIfAbsent(new Had(version.element(), version.versionId()), any -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        Map<Long, RecordedVersion> versions = records.versions(
                had.keySet().stream().map(Had::versionId).distinct().toList());
        List<KnownValue> values = new ArrayList<>(had.size());
        had.forEach(
                (what, receipts) -> values.add(value(asker, what, versions.get(what.versionId()), receipts, catalog)));
        return values;
    }

    /** A pull hands the value out; a claim check gives it away where the claim was right. */
    private static boolean wasTold(Received one, String element) {
        return !(one.form() instanceof Received.ClaimChecked check)
                || ClaimCheck.Result.MATCH.word().equals(check.results().get(element));
    }

    private KnownValue value(
            Asker asker,
            Had what,
            @Nullable RecordedVersion version,
            List<Received> receipts,
            Catalog.Snapshot catalog) {
        String dataset = version == null
                ? dataset(what, receipts.getFirst())
                : catalog.dataset(version.datasetId()).map(one -> one.code()).orElse(null);
        return new KnownValue(
                what.element(),
                dataset,
                version == null ? List.of() : TellingOrigins.parts(version.recordKey()),
                what.versionId(),
                version == null ? null : version.version(),
                content(asker, what, version, catalog),
                receipts.getLast(),
                receipts.getFirst());
    }

    private Content content(Asker asker, Had what, @Nullable RecordedVersion version, Catalog.Snapshot catalog) {
        if (version == null) {
            return new Content.Erased("");
        }
        return asker.isAuditor()
                ? contents.of(catalog, version, new Target.OfElement(what.element()))
                : new Content.Withheld(Digests.hex(version.digest()));
    }

    private static @Nullable String dataset(Had what, Received receipt) {
        return receipt.versions().stream()
                .filter(one -> one.versionId() == what.versionId())
                .map(Received.VersionOf::dataset)
                .findFirst()
                .orElse(null);
    }
}
