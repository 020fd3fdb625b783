/** The outbox over PostgreSQL, and its schedule. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.outbox.postgres;
