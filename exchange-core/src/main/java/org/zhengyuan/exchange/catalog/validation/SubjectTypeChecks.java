package org.zhengyuan.exchange.catalog.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.SubjectType.IdentifierType;
import org.zhengyuan.exchange.problem.Expected;

/** A subject type has identifiers with rules, and never loses one: datasets and subjects refer to them. */
final class SubjectTypeChecks {
    private SubjectTypeChecks() {}

    static void check(CatalogEntry entry, SubjectType type, Outlook outlook, Faults faults) {
        faults.addUnless(Codes.isEntryCode(type.code()), entry, "code", Reason.CODE, Expected.of("entry-code"));
        faults.addUnless(
                !type.identifiers().isEmpty(), entry, "identifiers", Reason.MISSING, Expected.of("identifier-type"));
        Set<String> codes = new HashSet<>();
        List<IdentifierType> identifiers = type.identifiers();
        for (int i = 0; i < identifiers.size(); i++) {
            IdentifierType identifier = identifiers.get(i);
            String place = "identifiers/" + i;
            faults.addUnless(
                    Codes.isEntryCode(identifier.code()),
                    entry,
                    place + "/code",
                    Reason.CODE,
                    Expected.of("entry-code"));
            faults.addUnless(
                    codes.add(identifier.code()), entry, place + "/code", Reason.DUPLICATE, Expected.of("own-code"));
            String complaint = outlook.complaint(identifier.rule());
            faults.addUnless(complaint.isEmpty(), entry, place + "/rule", Reason.RULE, Expected.of("rule", complaint));
        }
        outlook.present().subjectType(type.code()).ifPresent(before -> before.identifiers().stream()
                .map(IdentifierType::code)
                .filter(code -> !codes.contains(code))
                .forEach(code -> faults.add(
                        entry, "identifiers", Reason.IDENTIFIER_REMOVED, Expected.of("identifier-type-kept", code))));
    }
}
