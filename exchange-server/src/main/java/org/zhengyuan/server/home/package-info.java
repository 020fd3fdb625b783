/** The first page: what is running, what arrived today, what waits for whom. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.home;
