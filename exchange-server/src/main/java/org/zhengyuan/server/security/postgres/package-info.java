/** The record of operators' acts in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.postgres;
