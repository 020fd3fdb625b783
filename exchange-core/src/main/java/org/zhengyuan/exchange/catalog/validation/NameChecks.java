package org.zhengyuan.exchange.catalog.validation;

import java.text.Normalizer;
import java.util.Locale;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.problem.Expected;

/** A name is taken once, variants of punctuation and width included, and is not the name of a system. */
final class NameChecks {
    private NameChecks() {}

    static void check(CatalogEntry entry, Outlook outlook, Faults faults) {
        switch (entry.definition()) {
            case Dataset dataset -> {
                unique(entry, outlook.datasets(), dataset.department(), outlook, faults);
                faults.addUnless(
                        !dataset.name().zh().endsWith("系统")
                                && !dataset.name().zh().endsWith("平台"),
                        entry,
                        "name/zh",
                        Reason.NAME_OF_A_SYSTEM,
                        Expected.of("name-of-data"));
            }
            case DataElement element -> unique(entry, outlook.elements(), element.subjectType(), outlook, faults);
            default -> {}
        }
    }

    /** Dataset names are unique within a department, element names within a subject type. */
    private static void unique(
            CatalogEntry entry,
            Iterable<? extends CatalogDefinition> others,
            String within,
            Outlook outlook,
            Faults faults) {
        String name = folded(entry.definition().name().zh());
        for (CatalogDefinition other : others) {
            if (!other.key().equals(entry.key())
                    && within(other).equals(within)
                    && folded(other.name().zh()).equals(name)) {
                faults.add(entry, "name/zh", Reason.NAME_TAKEN, Expected.of("name-not-of", other.key()));
            }
        }
    }

    private static String within(CatalogDefinition definition) {
        return switch (definition) {
            case Dataset dataset -> dataset.department();
            case DataElement element -> element.subjectType();
            default -> "";
        };
    }

    /** Width, case, spaces and punctuation make no other name. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{P}\\p{S}\\s]", "");
    }
}
