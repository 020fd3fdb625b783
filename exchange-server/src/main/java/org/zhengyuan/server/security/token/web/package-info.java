/** The operators' interface to the embedded issuer's signing keys. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.token.web;
