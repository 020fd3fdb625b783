/** The responsibility list over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.responsibility.web;
