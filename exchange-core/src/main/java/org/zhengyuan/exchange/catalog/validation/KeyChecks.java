package org.zhengyuan.exchange.catalog.validation;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.problem.Expected;

/** The items that carry identity, order, validity and division exist and have a type that can do so. */
final class KeyChecks {
    private static final Set<Schema.Type> ORDERED =
            EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.STRING, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    private final CatalogEntry entry;
    private final Dataset dataset;
    private final Outlook outlook;
    private final Faults faults;

    private KeyChecks(CatalogEntry entry, Dataset dataset, Outlook outlook, Faults faults) {
        this.entry = entry;
        this.dataset = dataset;
        this.outlook = outlook;
        this.faults = faults;
    }

    static void check(CatalogEntry entry, Dataset dataset, Outlook outlook, Faults faults) {
        KeyChecks checks = new KeyChecks(entry, dataset, outlook, faults);
        checks.subjectKey();
        checks.recordKey();
        checks.typed("orderingItem", dataset.orderingItem(), Expected.of("ordered-item"), checks::isOrdered);
        checks.typed("validFromItem", dataset.validFromItem(), Expected.of("dated-item"), checks::isInstant);
        checks.typed(
                "divisionItem",
                dataset.divisionItem(),
                Expected.of("item-with-rule", Codes.DIVISION_RULE),
                checks::isDivision);
    }

    private void subjectKey() {
        SubjectType type = outlook.subjectType(dataset.subjectType());
        if (type == null) {
            faults.add(entry, "subjectType", Reason.UNKNOWN_REFERENCE, Expected.of("subject-type-code"));
        }
        DataItem item = item("subjectKey/item", dataset.subjectKey().item());
        if (type == null || item == null) {
            return;
        }
        Optional<SubjectType.IdentifierType> identifier = type.identifiers().stream()
                .filter(candidate ->
                        candidate.code().equals(dataset.subjectKey().identifierType()))
                .findFirst();
        if (identifier.isEmpty()) {
            faults.add(
                    entry,
                    "subjectKey/identifierType",
                    Reason.UNKNOWN_REFERENCE,
                    Expected.of("identifier-type-of", type.code()));
            return;
        }
        RuleSpec spec = outlook.ruleSpec(item);
        faults.addUnless(
                spec == null || spec.equals(identifier.get().rule()),
                entry,
                "subjectKey/item",
                Reason.ITEM_TYPE,
                Expected.of("item-with-rule", identifier.get().code()));
        faults.addUnless(item.required(), entry, "subjectKey/item", Reason.ITEM_TYPE, Expected.of("required-item"));
    }

    private void recordKey() {
        Set<String> seen = new HashSet<>();
        List<String> key = dataset.recordKey();
        for (int i = 0; i < key.size(); i++) {
            String place = "recordKey/" + i;
            faults.addUnless(seen.add(key.get(i)), entry, place, Reason.DUPLICATE, Expected.of("each-once"));
            DataItem item = item(place, key.get(i));
            faults.addUnless(
                    item == null || item.required(), entry, place, Reason.ITEM_TYPE, Expected.of("required-item"));
            faults.addUnless(
                    !key.get(i).equals(dataset.subjectKey().item()),
                    entry,
                    place,
                    Reason.ITEM_TYPE,
                    Expected.of("other-than-subject-key"));
        }
    }

    private interface TypeTest {
        boolean fits(DataItem item, ValueRule rule);
    }

    private void typed(String field, @Nullable String code, Expected expected, TypeTest test) {
        DataItem item = code == null ? null : item(field, code);
        if (item != null) {
            outlook.rule(item)
                    .ifPresent(
                            rule -> faults.addUnless(test.fits(item, rule), entry, field, Reason.ITEM_TYPE, expected));
        }
    }

    private boolean isOrdered(DataItem item, ValueRule rule) {
        return ORDERED.contains(rule.type().getType());
    }

    private boolean isInstant(DataItem item, ValueRule rule) {
        LogicalType logical = rule.type().getLogicalType();
        return logical != null
                && (logical.getName().equals("date") || logical.getName().startsWith("timestamp-"));
    }

    private boolean isDivision(DataItem item, ValueRule rule) {
        RuleSpec spec = outlook.ruleSpec(item);
        return spec != null && spec.kind().equals(Codes.DIVISION_RULE);
    }

    private @Nullable DataItem item(String field, String code) {
        for (DataItem item : dataset.items()) {
            if (item.code().equals(code)) {
                return item;
            }
        }
        faults.add(entry, field, Reason.UNKNOWN_REFERENCE, Expected.of("item-of-dataset"));
        return null;
    }
}
