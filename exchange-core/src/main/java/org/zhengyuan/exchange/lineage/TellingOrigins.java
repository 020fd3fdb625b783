package org.zhengyuan.exchange.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.lineage.Origin.AppliedRule;
import org.zhengyuan.exchange.lineage.TracingValues.Entry;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.KeyTable;
import org.zhengyuan.exchange.registry.RecordedVersion;

/** Tells of records the value, the delivered row it was made of, and the versions before and after. */
public final class TellingOrigins {
    /** Versions of one record that are listed. */
    static final int MOST_VERSIONS = 50;

    private static final String KEY_PARTS = String.valueOf(KeyTable.SEPARATOR);

    private final Submissions submissions;
    private final LineageBooks books;
    private final VersionContent contents;

    public TellingOrigins(Submissions submissions, LineageBooks books) {
        this.submissions = submissions;
        this.books = books;
        this.contents = new VersionContent();
    }

    List<ValueLineage> tell(List<Entry> entries, Target target, Catalog.Snapshot catalog) {
        Map<UUID, Optional<Submission>> files = new HashMap<>();
        List<ValueLineage> values = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Optional<Submission> file = files.computeIfAbsent(entry.version().submission(), submissions::find);
            if (file.isPresent()) {
                values.add(value(entry, target, catalog, file.get()));
            }
        }
        return values;
    }

    /** The parts of a record key as the registry joins them; none for a dataset with one row per subject. */
    static List<String> parts(String recordKey) {
        return recordKey.isEmpty() ? List.of() : List.of(recordKey.split(KEY_PARTS, -1));
    }

    private ValueLineage value(Entry entry, Target target, Catalog.Snapshot catalog, Submission file) {
        RecordedVersion version = entry.version();
        List<RecordedVersion> all = entry.history().versions();
        int place = all.indexOf(version);
        int from = Math.max(0, Math.min(place - MOST_VERSIONS / 2, all.size() - MOST_VERSIONS));
        List<RecordedVersion> listed = all.subList(from, Math.min(all.size(), from + MOST_VERSIONS));
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
                origin(entry, target, catalog, file),
                listed.stream().map(one -> past(one, version, target, catalog)).toList(),
                entry.history().more() || listed.size() < all.size());
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

    private Origin origin(Entry entry, Target target, Catalog.Snapshot catalog, Submission file) {
        RecordedVersion version = entry.version();
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
                rule(entry.dataset(), target, catalog),
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

    private static @Nullable AppliedRule rule(String dataset, Target target, Catalog.Snapshot catalog) {
        DataItem item = catalog.everPublished(dataset)
                .flatMap((PublishedDataset one) -> VersionContent.item(one, target))
                .orElse(null);
        return item == null
                ? null
                : VersionContent.rule(item, catalog)
                        .map(rule -> new AppliedRule(item.code(), rule.kind(), rule.parameters()))
                        .orElse(null);
    }
}
