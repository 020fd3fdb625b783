/** Holders over PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.holder.postgres;
