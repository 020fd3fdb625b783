/** The catalogue's books in PostgreSQL, and the snapshot of them that everyone reads. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.postgres;
