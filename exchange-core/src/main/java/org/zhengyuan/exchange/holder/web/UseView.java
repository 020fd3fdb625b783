package org.zhengyuan.exchange.holder.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.holder.DataUse;

/** A use as it is shown. */
record UseView(
        UUID receipt,
        Instant at,
        String kind,
        @Nullable DepartmentView department,
        String serviceItem,
        String purpose,
        String legalBasis,
        List<String> elements) {
    /** Who got it. */
    record DepartmentView(String uscc, @Nullable LocalText name) {}

    static UseView of(DataUse use, Catalog.Snapshot catalog) {
        String uscc = use.department();
        return new UseView(
                use.receipt(),
                use.at(),
                use.kind(),
                uscc == null
                        ? null
                        : new DepartmentView(
                                uscc,
                                catalog.department(uscc).map(Department::name).orElse(null)),
                use.serviceItem(),
                use.purpose(),
                use.legalBasis(),
                use.elements());
    }
}
