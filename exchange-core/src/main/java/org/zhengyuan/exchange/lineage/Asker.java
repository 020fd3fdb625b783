package org.zhengyuan.exchange.lineage;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.PublishedDataset;

/** Who asks about the past, and what may concern them. */
record Asker(Actor actor) {
    boolean isAuditor() {
        return actor.has(Role.AUDITOR);
    }

    /** Auditors, and those who answer for a department's data. */
    boolean mayAsk() {
        return isAuditor() || department() != null;
    }

    /** USCC of the department the asker speaks for; null of auditors and of people who only serve at a counter. */
    @Nullable
    String department() {
        boolean speaks = actor.has(Role.DEPARTMENT_STEWARD) || actor.has(Role.DEPARTMENT_SYSTEM);
        return speaks && !isAuditor() ? actor.department() : null;
    }

    /** Those of the datasets that belong to the asker's department. */
    Set<String> own(Set<String> datasets, Catalog.Snapshot catalog) {
        String department = department();
        return datasets.stream()
                .filter(code -> catalog.everPublished(code)
                        .map(PublishedDataset::definition)
                        .filter(one -> one.department().equals(department))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
