/** Watchfulness over PostgreSQL: the trail is looked at by the evidence log's order. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.watch.postgres;
