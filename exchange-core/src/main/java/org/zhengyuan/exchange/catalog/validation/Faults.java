package org.zhengyuan.exchange.catalog.validation;

import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.problem.Expected;

/** Collects everything that is wrong. */
final class Faults {
    private final List<CatalogFault> faults = new ArrayList<>();

    /** {@code field} is a JSON pointer within the entry, without its leading slash; empty for the entry itself. */
    void add(CatalogEntry entry, String field, Reason reason, Expected expected) {
        String pointer = field.isEmpty() ? entry.pointer() : entry.pointer() + "/" + field;
        faults.add(new CatalogFault(reason, pointer, entry.line(), expected));
    }

    void addUnless(boolean holds, CatalogEntry entry, String field, Reason reason, Expected expected) {
        if (!holds) {
            add(entry, field, reason, expected);
        }
    }

    List<CatalogFault> all() {
        return List.copyOf(faults);
    }
}
