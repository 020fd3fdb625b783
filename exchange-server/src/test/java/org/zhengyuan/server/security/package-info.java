/** Attacks on the real filter chains, over real HTTP, on a real database. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security;
