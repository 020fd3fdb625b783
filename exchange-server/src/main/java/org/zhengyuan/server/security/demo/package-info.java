/** Credentials of the demo city. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.demo;
