/** Erasures over PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.retention.postgres;
