/** Facts found in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.audit.postgres;
