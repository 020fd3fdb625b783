package org.zhengyuan.exchange.catalog.validation;

import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.problem.Expected;

/** A department is known by a valid USCC (GB 32100) and works within a division. */
final class DepartmentChecks {
    private static final RuleSpec USCC = RuleSpec.of("uscc");

    private DepartmentChecks() {}

    static void check(CatalogEntry entry, Department department, Outlook outlook, Faults faults) {
        ValueRule uscc = outlook.rule(USCC).orElseThrow();
        boolean standard = uscc.standardize(department.uscc()) instanceof Standardized.Valid valid
                && department.uscc().equals(valid.value());
        faults.addUnless(standard, entry, "uscc", Reason.CODE, Expected.of("uscc"));
        faults.addUnless(
                Codes.isDivision(department.jurisdiction()),
                entry,
                "jurisdiction",
                Reason.DIVISION,
                Expected.of("division-or-nation"));
    }
}
