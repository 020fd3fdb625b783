/** Alerts and rules over HTTP and as pages. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.watch.web;
