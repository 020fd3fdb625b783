/** Sign-in, password change and the operators' interface to accounts. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.account.web;
