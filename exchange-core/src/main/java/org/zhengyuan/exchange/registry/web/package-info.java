/** Merging and splitting subjects over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.registry.web;
