/** Runs of the exchange as OpenLineage events: submissions worked off, and a day's answers under an agreement. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"outbox", "catalog", "responsibility", "intake", "reconciliation", "sharing"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.openlineage;
