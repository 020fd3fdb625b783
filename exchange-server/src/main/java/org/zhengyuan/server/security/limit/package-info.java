/** Limits on how often one address or one name may try. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.limit;
