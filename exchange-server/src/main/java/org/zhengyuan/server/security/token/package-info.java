/** Access tokens: issued to clients, verified once, remembered until they expire. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.security.token;
