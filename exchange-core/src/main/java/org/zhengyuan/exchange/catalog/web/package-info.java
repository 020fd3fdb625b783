/** The catalogue over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.web;
