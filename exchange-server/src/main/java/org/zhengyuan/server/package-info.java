/** The application around the exchange: start, security, page layout, database, demo. It holds no rules. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server;
