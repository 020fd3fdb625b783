/** Limits on tries, by themselves. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.limit;
