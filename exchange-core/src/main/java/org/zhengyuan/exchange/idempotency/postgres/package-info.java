/** Keys and kept answers in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.idempotency.postgres;
