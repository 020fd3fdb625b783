package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.registry.Truth.NoSource;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.registry.Truth.Source;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.registry.Truth.Value;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/**
 * Assembles the truth about one subject from its records: for each element the one dataset that is responsible, and nothing from any
 * other. Responsibility for ONE elements follows the subject's home division; for MANY elements each record's own division.
 */
public final class TruthAssembly {
    private final Catalog.Snapshot catalog;
    private final ResponsibilityList.Snapshot responsibilities;
    private final RecordValues values;
    private final List<StoredRecord> records;
    private final @Nullable GenericRecord[] decoded;
    private final Instant validAt;
    private final String subjectType;
    private @Nullable String home;
    private boolean homeRead;

    public TruthAssembly(
            Catalog.Snapshot catalog,
            ResponsibilityList.Snapshot responsibilities,
            RecordValues values,
            String subjectType,
            List<StoredRecord> records,
            Instant validAt) {
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.values = values;
        this.subjectType = subjectType;
        this.records = records;
        this.decoded = new GenericRecord[records.size()];
        this.validAt = validAt;
    }

    public Truth assemble(@Nullable UUID subjectId, Iterable<String> elements, Instant knownAt) {
        Map<String, ElementTruth> truths = new HashMap<>();
        for (String code : elements) {
            truths.put(code, catalog.element(code).map(this::element).orElseGet(NoSource::new));
        }
        return new Truth(subjectId, truths, validAt, knownAt);
    }

    private ElementTruth element(DataElement element) {
        return element.cardinality() == Cardinality.ONE ? one(element) : many(element);
    }

    private ElementTruth one(DataElement element) {
        Optional<Responsibility> governing = governing(element, validAt);
        if (governing.isEmpty()) {
            return new NoSource();
        }
        Responsibility line = governing.get();
        List<Value> found = from(line, element);
        Value newest = found.isEmpty() ? null : newest(found);
        // a row from before the source was announced does not say that the value is empty, it says nothing of it
        if (newest != null && (newest.value() != null || !newest.recordedAt().isBefore(line.knownFrom()))) {
            return new Known(List.of(newest));
        }
        if (newest == null && endedUnder(line)) {
            return new Unknown(line.dataset());
        }
        List<Value> former = governing(element, line.validFrom().minusNanos(1_000))
                .filter(previous -> !previous.dataset().equals(line.dataset()))
                .map(previous -> from(previous, element))
                .orElse(List.of());
        if (!former.isEmpty()) {
            return new NoValueYet(line.dataset(), former);
        }
        return new Unknown(line.dataset());
    }

    private ElementTruth many(DataElement element) {
        List<Value> found = new ArrayList<>();
        List<Source> sources = new ArrayList<>(1);
        for (Responsibility line : responsibilities.lines(element.code())) {
            if (!line.holdsAt(validAt)) {
                continue;
            }
            sources.add(new Source(line.dataset(), line.division()));
            collect(line, element, record -> governs(line, element, record), found);
        }
        if (sources.isEmpty()) {
            return new NoSource();
        }
        return found.isEmpty() ? new Unknown(sources.getLast().dataset(), sources) : new Known(found, sources);
    }

    private boolean governs(Responsibility line, DataElement element, StoredRecord record) {
        return responsibilities
                .governing(element.code(), record.division(), validAt)
                .filter(governing -> governing.id().equals(line.id()))
                .isPresent();
    }

    private List<Value> from(Responsibility line, DataElement element) {
        List<Value> found = new ArrayList<>(1);
        collect(line, element, record -> true, found);
        return found;
    }

    /** The source had a record of the subject and ended it: that is its word, and nothing is still to come. */
    private boolean endedUnder(Responsibility line) {
        int dataset =
                catalog.everPublished(line.dataset()).map(PublishedDataset::id).orElse(-1);
        return records.stream()
                .anyMatch(record -> record.ended()
                        && record.datasetId() == dataset
                        && !record.recordedAt().isBefore(line.knownFrom()));
    }

    private void collect(Responsibility line, DataElement element, Predicate<StoredRecord> wanted, List<Value> found) {
        // a former source may have been withdrawn since; its history stays
        PublishedDataset dataset = catalog.everPublished(line.dataset())
                .orElseThrow(
                        () -> new IllegalStateException("the responsibility list names no dataset " + line.dataset()));
        for (int i = 0; i < decoded.length; i++) {
            StoredRecord record = records.get(i);
            if (record.datasetId() == dataset.id() && !record.ended() && wanted.test(record)) {
                found.add(values.value(dataset, element, record, fields(i), line.validFrom()));
            }
        }
    }

    private GenericRecord fields(int place) {
        GenericRecord fields = decoded[place];
        if (fields == null) {
            fields = values.decode(catalog, records.get(place));
            decoded[place] = fields;
        }
        return fields;
    }

    private Optional<Responsibility> governing(DataElement element, Instant at) {
        boolean byDivision = element.role() != ElementRole.HOME
                && responsibilities.lines(element.code()).stream()
                        .anyMatch(line -> !line.division().equals("000000"));
        return responsibilities.governing(element.code(), byDivision ? home() : null, at);
    }

    private @Nullable String home() {
        if (!homeRead) {
            homeRead = true;
            home = catalog.elements().stream()
                    .filter(element -> element.role() == ElementRole.HOME
                            && element.subjectType().equals(subjectType))
                    .findFirst()
                    .map(this::one)
                    .map(TruthAssembly::text)
                    .orElse(null);
        }
        return home;
    }

    private static @Nullable String text(ElementTruth truth) {
        return switch (truth) {
            case Known known -> known.values().getFirst().text();
            case NoValueYet waiting -> waiting.formerSource().getFirst().text();
            case Unknown unknown -> null;
            case NoSource none -> null;
        };
    }

    private static Value newest(List<Value> values) {
        Value newest = values.getFirst();
        for (Value value : values) {
            newest = value.validFrom().isAfter(newest.validFrom()) ? value : newest;
        }
        return newest;
    }
}
