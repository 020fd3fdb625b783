/** Sign-in of people by an OpenID Connect issuer outside, beside the accounts of this installation. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.oidc;
