/** The responsibility list in PostgreSQL, whose constraint is what makes a second source impossible. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.responsibility.postgres;
