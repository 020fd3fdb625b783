/** The operators' interface to clients. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.client.web;
