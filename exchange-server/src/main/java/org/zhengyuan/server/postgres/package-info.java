/**
 * The database: an embedded PostgreSQL whose whole life this server answers for, or one given by URL. Either way the schema belongs
 * to one role, the application works as another that owns nothing, and no start succeeds without durable commits.
 */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.postgres;
