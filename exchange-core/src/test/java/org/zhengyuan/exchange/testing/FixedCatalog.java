package org.zhengyuan.exchange.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.SubjectType;

/** A catalogue that stands still, put together by a test. Element codes begin with their subject type. */
public final class FixedCatalog implements Catalog, Catalog.Snapshot {
    private final List<PublishedDataset> datasets = new ArrayList<>();
    private final List<DataElement> elements = new ArrayList<>();
    private final List<Department> departments = new ArrayList<>();

    public FixedCatalog element(String code, ElementRole role, Cardinality cardinality, boolean fewValues) {
        return element(code, role, cardinality, fewValues, RuleSpec.of("text"));
    }

    public FixedCatalog element(
            String code, ElementRole role, Cardinality cardinality, boolean fewValues, RuleSpec rule) {
        String subjectType = code.substring(0, code.indexOf('.'));
        elements.add(new DataElement(code, text(code), subjectType, role, cardinality, rule, false, fewValues));
        return this;
    }

    public FixedCatalog with(String uscc) {
        departments.add(new Department(uscc, text(uscc), "000000"));
        return this;
    }

    public FixedCatalog dataset(String code, String department, SharingCategory sharing, String... elementCodes) {
        List<DataItem> items = new ArrayList<>();
        for (String element : elementCodes) {
            items.add(new DataItem(element.replace('.', '_'), text(element), element, null, List.of(), false));
        }
        Dataset definition = new Dataset(
                code,
                text(code),
                department,
                elementCodes[0].substring(0, elementCodes[0].indexOf('.')),
                new Dataset.SubjectKey("id", "citizen-id"),
                List.of(),
                items,
                null,
                null,
                null,
                "350100",
                sharing,
                sharing == SharingCategory.UNCONDITIONAL ? "" : "terms of " + code,
                "none",
                "general-1",
                "daily",
                List.of(),
                Set.of());
        datasets.add(new PublishedDataset(
                datasets.size() + 1, 1, definition, Schema.createRecord(code.replace('-', '_'), null, "t", false)));
        return this;
    }

    @Override
    public Snapshot current() {
        return this;
    }

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public Optional<PublishedDataset> dataset(String code) {
        return datasets.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public Optional<PublishedDataset> dataset(int id) {
        return datasets.stream().filter(one -> one.id() == id).findFirst();
    }

    @Override
    public Optional<PublishedDataset> dataset(int id, int version) {
        return dataset(id).filter(one -> one.version() == version);
    }

    @Override
    public Collection<PublishedDataset> datasets() {
        return datasets;
    }

    @Override
    public Optional<DataElement> element(String code) {
        return elements.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public Collection<DataElement> elements() {
        return elements;
    }

    @Override
    public Optional<Department> department(String uscc) {
        return departments.stream().filter(one -> one.uscc().equals(uscc)).findFirst();
    }

    @Override
    public Collection<Department> departments() {
        return departments;
    }

    @Override
    public Optional<SubjectType> subjectType(String code) {
        return Optional.ofNullable(types().get(code));
    }

    @Override
    public Collection<SubjectType> subjectTypes() {
        return types().values();
    }

    private Map<String, SubjectType> types() {
        return elements.stream()
                .map(DataElement::subjectType)
                .distinct()
                .map(code -> new SubjectType(
                        code,
                        text(code),
                        List.of(new SubjectType.IdentifierType(
                                "citizen-id", text("citizen-id"), RuleSpec.of("text"), "111"))))
                .collect(Collectors.toMap(SubjectType::code, Function.identity()));
    }

    private static LocalText text(String text) {
        return new LocalText(text, text);
    }
}
