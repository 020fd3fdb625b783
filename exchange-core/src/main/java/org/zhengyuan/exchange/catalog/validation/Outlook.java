package org.zhengyuan.exchange.catalog.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleCompiler;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.rule.ValueRule;

/** The catalogue as it would be with the proposal published. */
final class Outlook {
    private final Catalog.Snapshot present;
    private final RuleCompiler compiler;
    private final Map<String, Department> departments = new HashMap<>();
    private final Map<String, SubjectType> subjectTypes = new HashMap<>();
    private final Map<String, DataElement> elements = new HashMap<>();
    private final Map<String, Dataset> datasets = new HashMap<>();
    private final Map<RuleSpec, Optional<ValueRule>> compiled = new HashMap<>();

    Outlook(Catalog.Snapshot present, RuleCompiler compiler, CatalogProposal proposal) {
        this.present = present;
        this.compiler = compiler;
        present.departments().forEach(entry -> departments.put(entry.uscc(), entry));
        present.subjectTypes().forEach(entry -> subjectTypes.put(entry.code(), entry));
        present.elements().forEach(entry -> elements.put(entry.code(), entry));
        present.datasets().forEach(entry -> datasets.put(entry.code(), entry.definition()));
        proposal.entries().forEach(this::add);
    }

    private void add(CatalogEntry entry) {
        switch (entry.definition()) {
            case Department department -> departments.put(department.uscc(), department);
            case SubjectType type -> subjectTypes.put(type.code(), type);
            case DataElement element -> elements.put(element.code(), element);
            case Dataset dataset -> datasets.put(dataset.code(), dataset);
        }
    }

    Catalog.Snapshot present() {
        return present;
    }

    @Nullable
    Department department(String uscc) {
        return departments.get(uscc);
    }

    @Nullable
    SubjectType subjectType(String code) {
        return subjectTypes.get(code);
    }

    @Nullable
    DataElement element(String code) {
        return elements.get(code);
    }

    Iterable<DataElement> elements() {
        return elements.values();
    }

    Iterable<Dataset> datasets() {
        return datasets.values();
    }

    Optional<PublishedDataset> lastPublished(Dataset dataset) {
        return present.everPublished(dataset.code());
    }

    /** The rule, empty where the statement does not compile. */
    Optional<ValueRule> rule(RuleSpec spec) {
        return compiled.computeIfAbsent(spec, unseen -> {
            try {
                return Optional.of(compiler.compile(unseen));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** What the compiler says against the statement; empty where it compiles. */
    String complaint(RuleSpec spec) {
        try {
            compiler.compile(spec);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage() == null ? spec.kind() : e.getMessage();
        }
    }

    /** The statement that governs an item: its own, else its element's; null where the element is unknown. */
    @Nullable
    RuleSpec ruleSpec(DataItem item) {
        if (item.rule() != null) {
            return item.rule();
        }
        DataElement element = item.element() == null ? null : elements.get(item.element());
        return element == null ? null : element.rule();
    }

    Optional<ValueRule> rule(DataItem item) {
        RuleSpec spec = ruleSpec(item);
        return spec == null ? Optional.empty() : rule(spec);
    }
}
