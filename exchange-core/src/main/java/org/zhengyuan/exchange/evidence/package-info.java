/** Evidence: every fact is a leaf of a Merkle log with signed checkpoints; a receipt proves its fact offline. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "problem", "postgres"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.evidence;
