/** Lineage: where a value came from, what it was compared with, who decided, and every department that received it; and what was answered once. */
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
            "reconciliation",
            "intake",
            "intake::format",
            "sharing",
            "delivery",
            "delivery::books",
            "delivery::web",
            "profile",
            "profile::web"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.lineage;
