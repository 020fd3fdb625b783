/** Requests and agreements over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.sharing.web;
