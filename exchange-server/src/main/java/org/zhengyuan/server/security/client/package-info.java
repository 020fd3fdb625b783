/** Machines of departments: their identity, secrets and standing. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.client;
