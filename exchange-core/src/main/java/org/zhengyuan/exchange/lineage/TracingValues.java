package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.lineage.AskingLineage.Traced;
import org.zhengyuan.exchange.lineage.Lineage.Sight;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordHistories.History;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Follows one subject's value through registry, books and receipts, and shows of it what the asker may see. */
public final class TracingValues {
    /** Records of one subject that are shown for one question. */
    static final int MOST = 20;

    /** Records among which those are looked for. */
    private static final int MOST_RECORDS = 200;

    private final SpokenTruth spoken;
    private final RecordHistories records;
    private final ResponsibilityList responsibilities;
    private final LineageBooks books;
    private final TellingOrigins origins;
    private final ReceiversOfAll receivers;

    public TracingValues(
            SpokenTruth spoken,
            RecordHistories records,
            ResponsibilityList responsibilities,
            LineageBooks books,
            TellingOrigins origins,
            List<ReceiptSource> receipts) {
        this.spoken = spoken;
        this.records = records;
        this.responsibilities = responsibilities;
        this.books = books;
        this.origins = origins;
        this.receivers = new ReceiversOfAll(receipts);
    }

    /** Empty where nothing of it concerns the asker. */
    Optional<Traced> trace(
            Asker asker, LineageQuery query, SubjectRef subject, UUID id, Catalog.Snapshot catalog, Instant now) {
        Map<Integer, String> datasets = datasets(query, catalog);
        Set<String> codes = new HashSet<>(datasets.values());
        Set<String> seen = asker.isAuditor() ? codes : asker.own(codes, catalog);
        Instant validAt = query.validAt() == null ? now : query.validAt();
        Instant knownAt = query.knownAt() == null ? now : query.knownAt();
        List<Integer> visible = datasets.entrySet().stream()
                .filter(one -> seen.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<History> histories = visible.isEmpty()
                ? List.of()
                : records.of(id, visible, query.recordKey(), validAt, knownAt, MOST_RECORDS);
        String element = element(query.target(), catalog);
        OwnReceipts own = OwnReceipts.of(id, records);
        if (!asker.isAuditor() && histories.isEmpty()) {
            return asReceiver(asker, query, element, own);
        }
        Spoken truth = spoken.of(query, element, subject, catalog);
        Sight sight = asker.isAuditor() ? Sight.AUDITOR : Sight.SOURCE;
        List<Entry> entries = entries(histories, truth, datasets);
        List<ValueLineage> values =
                origins.tell(id, entries.stream().limit(MOST).toList(), query.target(), catalog);
        Receivers received = element == null
                ? Receivers.NONE
                : receivers.page(wanted(asker, query, element, own, visible), query.after(), AskingLineage.PAGE);
        boolean more = entries.size() > MOST || histories.size() == MOST_RECORDS;
        boolean nothing = values.isEmpty() && !more && received.items().isEmpty() && truth.state() == null;
        if (nothing) {
            return Optional.empty();
        }
        return Optional.of(new Traced(
                sight,
                asker.isAuditor() || truth.isAllOf(seen) ? truth.state() : null,
                values,
                more,
                element == null ? List.of() : compared(asker, own, element, seen, truth),
                rulings(asker, own, element, seen, truth),
                received));
    }

    private Optional<Traced> asReceiver(Asker asker, LineageQuery query, @Nullable String element, OwnReceipts own) {
        String department = asker.department();
        if (element == null || department == null || query.target() instanceof Target.OfItem) {
            return Optional.empty();
        }
        Receivers received = receivers.page(
                new ReceiptSource.Wanted(own.ever(), element, own.versions(records), null, department, null),
                query.after(),
                AskingLineage.PAGE);
        return received.items().isEmpty() ? Optional.empty() : Optional.of(Traced.receiver(received, List.of()));
    }

    private Map<Integer, String> datasets(LineageQuery query, Catalog.Snapshot catalog) {
        Set<String> codes =
                switch (query.target()) {
                    case Target.OfItem item -> Set.of(item.dataset());
                    case Target.OfElement element -> responsibilities.current().sources(element.code());
                };
        Map<Integer, String> datasets = new HashMap<>();
        for (String code : codes) {
            catalog.everPublished(code)
                    .filter(dataset -> query.target() instanceof Target.OfElement
                            || VersionContent.newest(dataset, query.target(), catalog)
                                    .isPresent())
                    .ifPresent(dataset -> datasets.put(dataset.id(), code));
        }
        return datasets;
    }

    /** The element that what was asked about stands for; null of a private item, which no agreement covers. */
    private static @Nullable String element(Target target, Catalog.Snapshot catalog) {
        return switch (target) {
            case Target.OfElement element -> element.code();
            case Target.OfItem item ->
                catalog.everPublished(item.dataset())
                        .flatMap(dataset -> VersionContent.newest(dataset, item, catalog))
                        .map(DataItem::element)
                        .orElse(null);
        };
    }

    /** A record with the version that is meant. */
    record Entry(String dataset, History history, long versionId, boolean authoritative) {}

    private static List<Entry> entries(List<History> histories, Spoken truth, Map<Integer, String> datasets) {
        List<Entry> entries = new ArrayList<>();
        for (History history : histories) {
            String dataset = datasets.getOrDefault(history.datasetId(), "");
            Long answered = truth.version(dataset, history.recordKey());
            Long meant = answered == null ? history.speaking() : answered;
            if (meant != null) {
                entries.add(new Entry(dataset, history, meant, answered != null));
            }
        }
        entries.sort(Comparator.comparing((Entry entry) -> !entry.authoritative()));
        return entries;
    }

    /** Every receipt of the element is the auditor's answer, where all of them are the subject's; else those of what was asked about. */
    private ReceiptSource.Wanted wanted(
            Asker asker, LineageQuery query, String element, OwnReceipts own, List<Integer> visible) {
        boolean whole = asker.isAuditor() && query.recordKey() == null && query.target() instanceof Target.OfElement;
        Set<Long> versions = whole ? own.versions(records) : records.versionsOf(own.now(), visible, query.recordKey());
        return new ReceiptSource.Wanted(own.ever(), element, versions, null, null, null);
    }

    private List<ComparedValue> compared(Asker asker, OwnReceipts own, String element, Set<String> seen, Spoken truth) {
        boolean all = asker.isAuditor() || truth.isAllOf(seen);
        return books.compared(own.now(), element).stream()
                .filter(one -> all || seen.contains(one.dataset()))
                .toList();
    }

    private List<Ruling> rulings(
            Asker asker, OwnReceipts own, @Nullable String element, Set<String> seen, Spoken truth) {
        Map<UUID, Ruling> rulings = new LinkedHashMap<>();
        for (var line : truth.lines()) {
            if (asker.isAuditor() || seen.contains(line.dataset())) {
                books.sourceNamed(line.id()).ifPresent(ruling -> rulings.put(line.id(), ruling));
            }
        }
        if (element != null) {
            for (Ruling.DifferenceSettled one : books.differences(own.now(), element)) {
                if (asker.isAuditor() || seen.contains(one.sourceDataset()) || seen.contains(one.reporterDataset())) {
                    rulings.put(one.discrepancy(), one);
                }
            }
        }
        if (asker.isAuditor()) {
            books.changes(own.ever()).forEach(one -> rulings.put(one.change(), one));
        }
        return new ArrayList<>(rulings.values());
    }
}
