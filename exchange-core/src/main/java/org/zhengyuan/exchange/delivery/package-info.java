/** Delivery: values leave only here, under an agreement, after a durable record of it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "problem",
            "postgres",
            "evidence",
            "idempotency",
            "catalog",
            "catalog::rule",
            "responsibility",
            "registry",
            "reconciliation",
            "sharing"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.delivery;
