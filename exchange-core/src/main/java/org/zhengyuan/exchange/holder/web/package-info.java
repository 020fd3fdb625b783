/** A holder's own view over HTTP and as a page. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.holder.web;
