/** Clients in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.client.postgres;
