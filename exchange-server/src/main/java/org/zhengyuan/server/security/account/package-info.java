/** People with a password of this installation: sign-in, lock, password change. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.account;
