/** Who may come in: machines by token, people by sign-in, and the filter chains that every request passes. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security;
