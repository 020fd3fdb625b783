/** The layout of all pages and the words and formats that templates use. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.layout;
