package org.zhengyuan.exchange.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.lineage.Origin.AppliedRule;
import org.zhengyuan.exchange.lineage.TracingValues.Entry;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.KeyTable;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordedVersion;

/** Tells of records the value, the delivered row it was made of, and the versions before and after. */
public final class TellingOrigins {
    /** Versions of one record that are listed. */
    static final int MOST_VERSIONS = 50;

    private static final String KEY_PARTS = String.valueOf(KeyTable.SEPARATOR);

    private final RecordHistories records;
    private final CatalogHistory history;
    private final Submissions submissions;
    private final LineageBooks books;
    private final VersionContent contents;

    public TellingOrigins(
            RecordHistories records, CatalogHistory history, Submissions submissions, LineageBooks books) {
        this.records = records;
        this.history = history;
        this.submissions = submissions;
        this.books = books;
        this.contents = new VersionContent();
    }

    List<ValueLineage> tell(UUID subject, List<Entry> entries, Target target, Catalog.Snapshot catalog) {
        Map<Long, RecordedVersion> versions = records.versions(
                subject,
                entries.stream().flatMap(entry -> listed(entry).stream()).toList());
        Map<UUID, Optional<Submission>> files = new HashMap<>();
        List<ValueLineage> values = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            RecordedVersion version = versions.get(entry.versionId());
            Optional<Submission> file =
                    version == null ? Optional.empty() : files.computeIfAbsent(version.submission(), submissions::find);
            if (version != null && file.isPresent()) {
                values.add(value(entry, version, versions, target, catalog, file.get()));
            }
        }
        return values;
    }

    /** The versions that are listed: the one that is meant, and those around it. */
    private static List<Long> listed(Entry entry) {
        List<Long> all = entry.history().versions();
        int place = all.indexOf(entry.versionId());
        if (place < 0) {
            return List.of(entry.versionId());
        }
        int from = Math.max(0, Math.min(place - MOST_VERSIONS / 2, all.size() - MOST_VERSIONS));
        return all.subList(from, Math.min(all.size(), from + MOST_VERSIONS));
    }

    /** The parts of a record key as the registry joins them; none for a dataset with one row per subject. */
    static List<String> parts(String recordKey) {
        return recordKey.isEmpty() ? List.of() : List.of(recordKey.split(KEY_PARTS, -1));
    }

    private ValueLineage value(
            Entry entry,
            RecordedVersion version,
            Map<Long, RecordedVersion> versions,
            Target target,
            Catalog.Snapshot catalog,
            Submission file) {
        List<Long> listed = listed(entry);
        return new ValueLineage(
                entry.dataset(),
                catalog.everPublished(entry.dataset())
                        .map(dataset -> dataset.definition().department())
                        .orElse(null),
                parts(version.recordKey()),
                version.versionId(),
                version.version(),
                contents.of(catalog, version, target),
                version.validFrom(),
                version.recordedAt(),
                version.division().isEmpty() ? null : version.division(),
                entry.authoritative(),
                origin(entry, version, target, catalog, file),
                listed.stream()
                        .map(versions::get)
                        .filter(Objects::nonNull)
                        .map(one -> past(one, version, target, catalog))
                        .toList(),
                listed.size() < entry.history().versions().size());
    }

    private PastVersion past(RecordedVersion one, RecordedVersion meant, Target target, Catalog.Snapshot catalog) {
        PastVersion.Position position = one.versionId() == meant.versionId()
                ? PastVersion.Position.THIS
                : one.version() < meant.version() ? PastVersion.Position.BEFORE : PastVersion.Position.AFTER;
        return new PastVersion(
                one.versionId(),
                one.version(),
                position,
                one.validFrom(),
                one.recordedAt(),
                one.submission(),
                one.row(),
                contents.of(catalog, one, target));
    }

    private Origin origin(
            Entry entry, RecordedVersion version, Target target, Catalog.Snapshot catalog, Submission file) {
        String object = "submission/" + file.id();
        return new Origin(
                file.id(),
                file.department(),
                file.source(),
                file.submittedBy(),
                file.receivedAt(),
                file.fileName(),
                Digests.hex(file.digest()),
                file.format().name(),
                version.schemaVersion(),
                version.row(),
                original(version, file),
                rule(version, target, catalog),
                books.chunk(file.id(), version.row(), version.versionId()).orElse(null),
                books.facts(List.of(object)).getOrDefault(object, List.of()),
                file.approvedBy());
    }

    /** Not opened yet: that is done outside the transaction. */
    private static OriginalText original(RecordedVersion version, Submission file) {
        if (file.removed().original() != null) {
            return new OriginalText.Removed(file.removed().original());
        }
        return version.row() == 0 || version.isErased()
                ? new OriginalText.NotReadable()
                : new OriginalText.NotOpened(file.byteSize());
    }

    /** As it was when the row was recorded: the item of the dataset's version then, and its own rule or its element's of that time. */
    private @Nullable AppliedRule rule(RecordedVersion version, Target target, Catalog.Snapshot catalog) {
        DataItem item = VersionContent.written(version, target, catalog).orElse(null);
        if (item == null) {
            return null;
        }
        RuleSpec own = item.rule();
        String element = item.element();
        RuleSpec rule = own != null || element == null
                ? own
                : history.element(element, version.recordedAt())
                        .map(DataElement::rule)
                        .orElse(null);
        return rule == null ? null : new AppliedRule(item.code(), rule.kind(), rule.parameters());
    }
}
