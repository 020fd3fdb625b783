package org.zhengyuan.exchange.catalog.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.problem.Expected;

/** Items have codes and headers of their own, rules that compile, and elements of the dataset's subject type. */
final class ItemChecks {
    private final CatalogEntry entry;
    private final Dataset dataset;
    private final Outlook outlook;
    private final Faults faults;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> elements = new HashSet<>();
    private final Map<String, String> itemOfHeader = new HashMap<>();

    private ItemChecks(CatalogEntry entry, Dataset dataset, Outlook outlook, Faults faults) {
        this.entry = entry;
        this.dataset = dataset;
        this.outlook = outlook;
        this.faults = faults;
    }

    static void check(CatalogEntry entry, Dataset dataset, Outlook outlook, Faults faults) {
        ItemChecks checks = new ItemChecks(entry, dataset, outlook, faults);
        faults.addUnless(!dataset.items().isEmpty(), entry, "items", Reason.MISSING, Expected.of("item"));
        List<DataItem> items = dataset.items();
        for (int i = 0; i < items.size(); i++) {
            checks.check("items/" + i, items.get(i));
        }
        for (String ignored : dataset.ignoredColumns()) {
            faults.addUnless(
                    !checks.itemOfHeader.containsKey(ignored),
                    entry,
                    "ignoredColumns",
                    Reason.COLUMN_TAKEN,
                    Expected.of("headers-of-no-item"));
        }
    }

    private void check(String place, DataItem item) {
        faults.addUnless(Codes.isItemCode(item.code()), entry, place + "/code", Reason.CODE, Expected.of("item-code"));
        faults.addUnless(codes.add(item.code()), entry, place + "/code", Reason.DUPLICATE, Expected.of("own-code"));
        if (item.element() != null) {
            element(place + "/element", item.element());
        }
        RuleSpec spec = outlook.ruleSpec(item);
        if (spec != null) {
            String complaint = outlook.complaint(spec);
            faults.addUnless(complaint.isEmpty(), entry, place + "/rule", Reason.RULE, Expected.of("rule", complaint));
        }
        headers(place, item);
    }

    private void element(String place, String code) {
        DataElement element = outlook.element(code);
        if (element == null) {
            faults.add(entry, place, Reason.UNKNOWN_REFERENCE, Expected.of("element-code"));
            return;
        }
        faults.addUnless(
                element.subjectType().equals(dataset.subjectType()),
                entry,
                place,
                Reason.OTHER_SUBJECT_TYPE,
                Expected.of("element-of-subject-type", dataset.subjectType()));
        faults.addUnless(
                element.role() != ElementRole.EXISTENCE,
                entry,
                place,
                Reason.ELEMENT_ROLE,
                Expected.of("no-item-for-existence"));
        faults.addUnless(elements.add(code), entry, place, Reason.DUPLICATE, Expected.of("one-item-for-element"));
    }

    private void headers(String place, DataItem item) {
        Set<String> headers = new LinkedHashSet<>(item.columns());
        headers.add(item.code());
        headers.add(item.name().zh());
        for (String header : headers) {
            String other = itemOfHeader.putIfAbsent(header, item.code());
            faults.addUnless(
                    other == null || other.equals(item.code()),
                    entry,
                    place + "/columns",
                    Reason.COLUMN_TAKEN,
                    Expected.of("headers-of-other-item", other));
        }
    }
}
