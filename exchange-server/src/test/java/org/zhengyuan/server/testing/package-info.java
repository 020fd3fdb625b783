/** What tests of the whole server share: real server processes that can be killed, and their databases. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.testing;
