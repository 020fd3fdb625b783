/** Erasures over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.retention.web;
