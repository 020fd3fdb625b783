/** Requests and agreements in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.sharing.postgres;
