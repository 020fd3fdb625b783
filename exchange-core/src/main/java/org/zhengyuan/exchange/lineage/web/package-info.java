/** Questions about the past over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.lineage.web;
