/** The trail, quotas, keys and claim attempts in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.delivery.postgres;
