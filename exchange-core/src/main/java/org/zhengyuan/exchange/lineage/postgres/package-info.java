/** Lineage over PostgreSQL, and the module put together. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.lineage.postgres;
