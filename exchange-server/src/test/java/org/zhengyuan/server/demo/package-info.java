/** The demo city, read again by the plainest reader there could be. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.demo;
