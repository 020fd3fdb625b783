/** The pages in a real browser, served by the real server with the demo city. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.pages;
