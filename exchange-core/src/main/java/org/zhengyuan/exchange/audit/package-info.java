/** Audit: an auditor finds facts by subject, department, case, receipt or leaf, and follows a value from its source to its receivers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "problem",
            "postgres",
            "evidence",
            "catalog",
            "catalog::rule",
            "responsibility",
            "registry",
            "delivery",
            "delivery::books",
            "lineage"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.audit;
