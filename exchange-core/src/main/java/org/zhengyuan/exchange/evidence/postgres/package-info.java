/** The evidence log over PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.evidence.postgres;
