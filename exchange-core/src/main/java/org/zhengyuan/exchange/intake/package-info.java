/** Intake: submissions arrive by Camel routes and end, row by row, in exactly one outcome. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "problem",
            "evidence",
            "catalog",
            "catalog::rule",
            "responsibility",
            "registry",
            "registry::books",
            "reconciliation"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.intake;
