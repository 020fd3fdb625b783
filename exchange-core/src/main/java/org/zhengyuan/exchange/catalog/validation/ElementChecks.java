package org.zhengyuan.exchange.catalog.validation;

import java.util.Objects;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.problem.Expected;

/** An element describes a known subject type in a role that fits, and never changes what it means. */
final class ElementChecks {
    private ElementChecks() {}

    static void check(CatalogEntry entry, DataElement element, Outlook outlook, Faults faults) {
        faults.addUnless(Codes.isEntryCode(element.code()), entry, "code", Reason.CODE, Expected.of("entry-code"));
        faults.addUnless(
                outlook.subjectType(element.subjectType()) != null,
                entry,
                "subjectType",
                Reason.UNKNOWN_REFERENCE,
                Expected.of("subject-type-code"));
        String complaint = outlook.complaint(element.rule());
        faults.addUnless(complaint.isEmpty(), entry, "rule", Reason.RULE, Expected.of("rule", complaint));
        role(entry, element, outlook, faults);
        outlook.present()
                .element(element.code())
                .ifPresent(before -> faults.addUnless(
                        meansTheSame(before, element, outlook),
                        entry,
                        "",
                        Reason.ELEMENT_CHANGED,
                        Expected.of("element-as-published")));
    }

    private static void role(CatalogEntry entry, DataElement element, Outlook outlook, Faults faults) {
        if (element.role() == ElementRole.VALUE) {
            return;
        }
        faults.addUnless(
                element.cardinality() == Cardinality.ONE,
                entry,
                "cardinality",
                Reason.ELEMENT_ROLE,
                Expected.of("cardinality-one", element.role()));
        if (element.role() == ElementRole.HOME) {
            faults.addUnless(
                    element.rule().kind().equals(Codes.DIVISION_RULE),
                    entry,
                    "rule",
                    Reason.ELEMENT_ROLE,
                    Expected.of("rule-of-home", Codes.DIVISION_RULE));
        }
        if (element.role() == ElementRole.HOME || element.role() == ElementRole.EXISTENCE) {
            faults.addUnless(
                    isOnly(element, outlook),
                    entry,
                    "role",
                    Reason.ELEMENT_ROLE,
                    Expected.of("one-element-of-role", element.role()));
        }
    }

    private static boolean isOnly(DataElement element, Outlook outlook) {
        for (DataElement other : outlook.elements()) {
            if (other.role() == element.role()
                    && other.subjectType().equals(element.subjectType())
                    && !other.code().equals(element.code())) {
                return false;
            }
        }
        return true;
    }

    private static boolean meansTheSame(DataElement before, DataElement after, Outlook outlook) {
        Schema was = outlook.rule(before.rule()).map(ValueRule::type).orElse(null);
        Schema is = outlook.rule(after.rule()).map(ValueRule::type).orElse(null);
        return before.subjectType().equals(after.subjectType())
                && before.role() == after.role()
                && before.cardinality() == after.cardinality()
                && (is == null || Objects.equals(was, is));
    }
}
