/** What is told to endpoints outside: written durably with what it tells, posted in order, given up only where it can never be taken. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "problem"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.outbox;
