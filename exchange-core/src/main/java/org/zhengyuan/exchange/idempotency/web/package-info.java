/** The header {@code Idempotency-Key} on every write of the interface that has no rule of its own for it. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.idempotency.web;
