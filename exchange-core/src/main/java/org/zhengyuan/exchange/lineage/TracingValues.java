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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.lineage.AskingLineage.Traced;
import org.zhengyuan.exchange.lineage.Lineage.Sight;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordHistories.History;
import org.zhengyuan.exchange.registry.RecordedVersion;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Follows one subject's value through registry, books and receipts, and shows of it what the asker may see. */
public final class TracingValues {
    /** Records of one subject that are shown for one question. */
    static final int MOST = 20;

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
        List<History> histories = seen.isEmpty()
                ? List.of()
                : records
                        .of(
                                id,
                                datasets.entrySet().stream()
                                        .filter(one -> seen.contains(one.getValue()))
                                        .map(Map.Entry::getKey)
                                        .toList(),
                                validAt,
                                knownAt,
                                MOST * 10)
                        .stream()
                        .filter(one ->
                                query.recordKey() == null || one.recordKey().equals(query.recordKey()))
                        .toList();
        String element = element(query.target(), catalog);
        Set<UUID> one = records.oneWith(id);
        if (!asker.isAuditor() && histories.isEmpty()) {
            return asReceiver(asker, query, element, one, catalog);
        }
        Spoken truth = spoken.of(query, element, subject, catalog);
        Sight sight = asker.isAuditor() ? Sight.AUDITOR : Sight.SOURCE;
        List<Entry> entries = entries(histories, truth, datasets);
        List<ValueLineage> values = origins.tell(entries.stream().limit(MOST).toList(), query.target(), catalog);
        Receivers received = element == null
                ? Receivers.NONE
                : receivers.page(wanted(asker, query, element, one, histories), query.after(), AskingLineage.PAGE);
        boolean nothing = values.isEmpty() && received.items().isEmpty() && truth.state() == null;
        if (nothing) {
            return Optional.empty();
        }
        return Optional.of(new Traced(
                sight,
                asker.isAuditor() || truth.isAllOf(seen) ? truth.state() : null,
                values,
                entries.size() > MOST || histories.size() == MOST * 10,
                element == null ? List.of() : compared(asker, one, element, seen, truth),
                rulings(asker, one, element, seen, truth),
                received));
    }

    private Optional<Traced> asReceiver(
            Asker asker, LineageQuery query, @Nullable String element, Set<UUID> one, Catalog.Snapshot catalog) {
        String department = asker.department();
        if (element == null || department == null || query.target() instanceof Target.OfItem) {
            return Optional.empty();
        }
        Receivers own = receivers.page(
                new ReceiptSource.Wanted(one, element, null, null, department, null),
                query.after(),
                AskingLineage.PAGE);
        return own.items().isEmpty() ? Optional.empty() : Optional.of(Traced.receiver(own, List.of()));
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
                            || VersionContent.item(dataset, query.target()).isPresent())
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
                        .flatMap(dataset -> VersionContent.item(dataset, item))
                        .map(DataItem::element)
                        .orElse(null);
        };
    }

    /** A record with the version that is meant. */
    record Entry(String dataset, History history, RecordedVersion version, boolean authoritative) {}

    private static List<Entry> entries(List<History> histories, Spoken truth, Map<Integer, String> datasets) {
        List<Entry> entries = new ArrayList<>();
        for (History history : histories) {
            String dataset = datasets.getOrDefault(history.datasetId(), "");
            Long answered = truth.version(dataset, history.recordKey());
            Long meant = answered == null ? history.speaking() : answered;
            history.versions().stream()
                    .filter(version -> meant != null && version.versionId() == meant)
                    .findFirst()
                    .ifPresent(version -> entries.add(new Entry(dataset, history, version, answered != null)));
        }
        entries.sort(Comparator.comparing((Entry entry) -> !entry.authoritative()));
        return entries;
    }

    /** Where the subject was ever one with another, its own receipts are told by the versions of its own records. */
    private static ReceiptSource.Wanted wanted(
            Asker asker, LineageQuery query, String element, Set<UUID> one, List<History> histories) {
        boolean everyVersion = asker.isAuditor()
                && one.size() == 1
                && query.recordKey() == null
                && query.target() instanceof Target.OfElement;
        Set<Long> versions = everyVersion
                ? null
                : histories.stream()
                        .flatMap(history -> history.versions().stream())
                        .map(RecordedVersion::versionId)
                        .collect(Collectors.toSet());
        return new ReceiptSource.Wanted(one, element, versions, null, null, null);
    }

    private List<ComparedValue> compared(
            Asker asker, Set<UUID> subjects, String element, Set<String> seen, Spoken truth) {
        boolean all = asker.isAuditor() || truth.isAllOf(seen);
        return books.compared(subjects, element).stream()
                .filter(one -> all || seen.contains(one.dataset()))
                .toList();
    }

    private List<Ruling> rulings(
            Asker asker, Set<UUID> subjects, @Nullable String element, Set<String> seen, Spoken truth) {
        Map<UUID, Ruling> rulings = new LinkedHashMap<>();
        for (var line : truth.lines()) {
            if (asker.isAuditor() || seen.contains(line.dataset())) {
                books.sourceNamed(line.id()).ifPresent(ruling -> rulings.put(line.id(), ruling));
            }
        }
        if (element != null) {
            for (Ruling.DifferenceSettled one : books.differences(subjects, element)) {
                if (asker.isAuditor() || seen.contains(one.sourceDataset()) || seen.contains(one.reporterDataset())) {
                    rulings.put(one.discrepancy(), one);
                }
            }
        }
        if (asker.isAuditor()) {
            books.changes(subjects).forEach(one -> rulings.put(one.change(), one));
        }
        return new ArrayList<>(rulings.values());
    }
}
