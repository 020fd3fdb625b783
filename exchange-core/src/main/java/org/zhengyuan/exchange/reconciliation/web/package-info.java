/** Discrepancies over HTTP and as pages. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.reconciliation.web;
