/** The registry over PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.registry.postgres;
