package org.zhengyuan.exchange.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.intake.format.Column;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/**
 * How the rows of one submission are admitted: made once from the dataset's published version and the responsibility list, then applied
 * to every row.
 *
 * <p>{@code today}, the day the file arrived, is the upper bound of birth dates: a file worked on again after midnight gives the same rows.
 *
 * @param jurisdiction division the delivering department may deliver for
 * @param scope division a full delivery speaks for; null for a delta
 * @param checkedElements elements compared with the truth, in item order
 * @param contested those of them the dataset is itself a source of
 */
public record AdmissionPlan(
        PublishedDataset dataset,
        List<ItemPlan> items,
        List<Column> columns,
        String jurisdiction,
        @Nullable String scope,
        List<String> checkedElements,
        List<String> contested) {
    static AdmissionPlan of(
            PublishedDataset dataset,
            Catalog.Snapshot catalog,
            ResponsibilityList.Snapshot responsibilities,
            Department department,
            Delivery delivery,
            LocalDate today) {
        ValueRules rules = new ValueRules(today);
        Dataset definition = dataset.definition();
        Set<String> held = responsibilities.heldBy(dataset.code());
        List<ItemPlan> items = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        List<String> checked = new ArrayList<>();
        List<String> contested = new ArrayList<>();
        for (DataItem item : definition.items()) {
            DataElement element = item.element() == null
                    ? null
                    : catalog.element(item.element())
                            .orElseThrow(() -> new IllegalStateException("no element " + item.element()));
            ItemPlan plan = plan(definition, item, element, held, responsibilities, rules);
            items.add(plan);
            columns.add(column(definition, item, rule(item, element)));
            if (plan.checked() && element != null) {
                checked.add(element.code());
                if (plan.held()) {
                    contested.add(element.code());
                }
            }
        }
        String scope = delivery instanceof Delivery.Full full ? full.scope() : null;
        return new AdmissionPlan(dataset, items, columns, department.jurisdiction(), scope, checked, contested);
    }

    /** True where rows of the dataset have a record in the registry: it holds an element, or an item of its own. */
    public boolean holdsRecords() {
        return items.stream().anyMatch(item -> item.held() && !item.code().equals(subjectItem()))
                || dataset.definition().items().size() == 1;
    }

    String subjectItem() {
        return dataset.definition().subjectKey().item();
    }

    /** The columns in which rows of this version of the dataset arrive, one per item. */
    static List<Column> columns(Dataset definition, Catalog.Snapshot catalog) {
        return definition.items().stream()
                .map(item -> column(
                        definition,
                        item,
                        rule(
                                item,
                                Optional.ofNullable(item.element())
                                        .flatMap(catalog::element)
                                        .orElse(null))))
                .toList();
    }

    private static ItemPlan plan(
            Dataset definition,
            DataItem item,
            @Nullable DataElement element,
            Set<String> held,
            ResponsibilityList.Snapshot responsibilities,
            ValueRules rules) {
        boolean subject = item.code().equals(definition.subjectKey().item());
        boolean key = subject || (element != null && element.role() == ElementRole.KEY);
        boolean holds = !subject && (element == null || key || held.contains(element.code()));
        boolean otherSource = element != null
                && !key
                && responsibilities.sources(element.code()).stream()
                        .anyMatch(source -> !source.equals(definition.code()));
        boolean compared = element != null && !key && (!holds || otherSource);
        return new ItemPlan(
                item.code(),
                item.element(),
                rules.of(rule(item, element)),
                item.required(),
                holds,
                subject || structural(definition).contains(item.code()),
                compared);
    }

    private static Set<String> structural(Dataset definition) {
        Set<String> codes = new HashSet<>(definition.recordKey());
        codes.add(Objects.requireNonNullElse(definition.orderingItem(), ""));
        codes.add(Objects.requireNonNullElse(definition.validFromItem(), ""));
        codes.add(Objects.requireNonNullElse(definition.divisionItem(), ""));
        return codes;
    }

    private static RuleSpec rule(DataItem item, @Nullable DataElement element) {
        if (item.rule() != null) {
            return item.rule();
        }
        return Objects.requireNonNull(element, "an item without a rule has an element")
                .rule();
    }

    private static Column column(Dataset definition, DataItem item, RuleSpec rule) {
        List<String> names = new ArrayList<>(item.columns());
        names.add(item.name().zh());
        boolean subject = item.code().equals(definition.subjectKey().item());
        boolean identifier = subject || ItemPlan.IDENTIFIER_KINDS.contains(rule.kind());
        return new Column(
                item.code(),
                names,
                identifier,
                item.required() || subject || structural(definition).contains(item.code()));
    }
}
