/** OpenLineage events over the outbox: what is wired where an endpoint is configured, and nothing where not. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.openlineage.postgres;
