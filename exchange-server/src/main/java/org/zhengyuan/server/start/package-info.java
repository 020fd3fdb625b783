/** How the server starts and stops: options, the data folder, secrets, refusals to start, and what a person reads meanwhile. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.start;
