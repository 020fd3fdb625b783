/** The HTTP listener and the texts of pages: loopback on IPv4 and IPv6, TLS, message bundles. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.web;
