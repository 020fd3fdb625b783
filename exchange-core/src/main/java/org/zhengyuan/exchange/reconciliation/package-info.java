/** Cross-check (多源校核): values from other than the source are compared with the truth; a difference opens a discrepancy. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "evidence", "catalog", "catalog::rule", "responsibility", "registry"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.reconciliation;
