package org.zhengyuan.exchange.catalog.validation;

import java.util.Set;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.problem.Expected;

/** Whose a dataset is, where its rows belong, and on which terms it is shared. */
final class SharingChecks {
    private static final Set<String> OPENNESS = Set.of("none", "conditional", "open");
    private static final Set<String> GRADES =
            Set.of("core", "important", "general-1", "general-2", "general-3", "general-4");
    private static final Set<String> CYCLES =
            Set.of("realtime", "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly");

    private SharingChecks() {}

    static void check(CatalogEntry entry, Dataset dataset, Outlook outlook, Faults faults) {
        faults.addUnless(Codes.isEntryCode(dataset.code()), entry, "code", Reason.CODE, Expected.of("entry-code"));
        Department department = outlook.department(dataset.department());
        faults.addUnless(
                department != null, entry, "department", Reason.UNKNOWN_REFERENCE, Expected.of("department-uscc"));
        division(entry, dataset, department == null ? "000000" : department.jurisdiction(), faults);
        terms(entry, dataset, faults);
        listed(entry, "openness", dataset.openness(), OPENNESS, faults);
        listed(entry, "grade", dataset.grade(), GRADES, faults);
        listed(entry, "updateCycle", dataset.updateCycle(), CYCLES, faults);
    }

    private static void division(CatalogEntry entry, Dataset dataset, String jurisdiction, Faults faults) {
        String fixed = dataset.fixedDivision();
        faults.addUnless(
                (fixed == null) != (dataset.divisionItem() == null),
                entry,
                "divisionItem",
                Reason.DIVISION,
                Expected.of("one-of-two", "divisionItem", "fixedDivision"));
        if (fixed != null) {
            faults.addUnless(
                    Codes.isDivision(fixed) && Codes.within(fixed, jurisdiction),
                    entry,
                    "fixedDivision",
                    Reason.DIVISION,
                    Expected.of("division-within", jurisdiction));
        }
    }

    private static void terms(CatalogEntry entry, Dataset dataset, Faults faults) {
        boolean stated = !dataset.sharingTerms().isBlank();
        Expected expected =
                switch (dataset.sharing()) {
                    case UNCONDITIONAL -> Expected.of("no-terms");
                    case CONDITIONAL -> Expected.of("sharing-condition");
                    case NOT_SHARED -> Expected.of("not-sharing-basis");
                };
        boolean fits = stated == (dataset.sharing() != SharingCategory.UNCONDITIONAL);
        faults.addUnless(fits, entry, "sharingTerms", Reason.SHARING_TERMS, expected);
    }

    private static void listed(CatalogEntry entry, String field, String value, Set<String> list, Faults faults) {
        faults.addUnless(
                list.contains(value),
                entry,
                field,
                Reason.NOT_IN_LIST,
                Expected.of("one-of", String.join(", ", list.stream().sorted().toList())));
    }
}
