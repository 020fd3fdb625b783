package org.zhengyuan.exchange.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** One state of the published catalogue, held in maps made once; immutable and read without locks. */
public final class CatalogSnapshot implements Catalog.Snapshot {
    private final long revision;
    private final SortedMap<String, Department> departments;
    private final SortedMap<String, SubjectType> subjectTypes;
    private final SortedMap<String, DataElement> elements;
    private final SortedMap<String, PublishedDataset> datasets = new TreeMap<>();
    private final Map<String, PublishedDataset> lastByCode = new HashMap<>();
    private final Map<Integer, PublishedDataset> lastById = new HashMap<>();
    private final Map<Integer, Map<Integer, PublishedDataset>> versions = new HashMap<>();

    /** {@code versions} holds every version of every dataset that was ever published, in any order. */
    public CatalogSnapshot(
            long revision,
            Collection<Department> departments,
            Collection<SubjectType> subjectTypes,
            Collection<DataElement> elements,
            Collection<DatasetVersion> versions) {
        this.revision = revision;
        this.departments = byKey(departments, Department::uscc);
        this.subjectTypes = byKey(subjectTypes, SubjectType::code);
        this.elements = byKey(elements, DataElement::code);
        versions.forEach(this::add);
    }

    /** The catalogue before its first publication. */
    public static CatalogSnapshot empty() {
        return new CatalogSnapshot(0, List.of(), List.of(), List.of(), List.of());
    }

    private void add(DatasetVersion version) {
        PublishedDataset dataset = version.dataset();
        if (version.present()) {
            datasets.put(dataset.code(), dataset);
        }
        lastByCode.merge(dataset.code(), dataset, CatalogSnapshot::later);
        lastById.merge(dataset.id(), dataset, CatalogSnapshot::later);
        versions.computeIfAbsent(dataset.id(), id -> new HashMap<>()).put(dataset.version(), dataset);
    }

    private static PublishedDataset later(PublishedDataset one, PublishedDataset other) {
        return one.version() > other.version() ? one : other;
    }

    private static <T> SortedMap<String, T> byKey(Collection<T> entries, Function<T, String> key) {
        SortedMap<String, T> map = new TreeMap<>();
        entries.forEach(entry -> map.put(key.apply(entry), entry));
        return Collections.unmodifiableSortedMap(map);
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public Optional<PublishedDataset> dataset(String code) {
        return Optional.ofNullable(datasets.get(code));
    }

    @Override
    public Optional<PublishedDataset> dataset(int id) {
        return Optional.ofNullable(lastById.get(id));
    }

    @Override
    public Optional<PublishedDataset> everPublished(String code) {
        return Optional.ofNullable(lastByCode.get(code));
    }

    @Override
    public Optional<PublishedDataset> dataset(int id, int version) {
        return Optional.ofNullable(versions.getOrDefault(id, Map.of()).get(version));
    }

    @Override
    public Collection<PublishedDataset> datasets() {
        return Collections.unmodifiableCollection(datasets.values());
    }

    @Override
    public Optional<DataElement> element(String code) {
        return Optional.ofNullable(elements.get(code));
    }

    @Override
    public Collection<DataElement> elements() {
        return elements.values();
    }

    @Override
    public Optional<Department> department(String uscc) {
        return Optional.ofNullable(departments.get(uscc));
    }

    @Override
    public Collection<Department> departments() {
        return departments.values();
    }

    @Override
    public Optional<SubjectType> subjectType(String code) {
        return Optional.ofNullable(subjectTypes.get(code));
    }

    @Override
    public Collection<SubjectType> subjectTypes() {
        return subjectTypes.values();
    }
}
