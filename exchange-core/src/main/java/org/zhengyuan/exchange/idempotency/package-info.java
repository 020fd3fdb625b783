/** Writes that a caller may send again under one key and that happen once, whatever is lost on the way. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "problem"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.idempotency;
