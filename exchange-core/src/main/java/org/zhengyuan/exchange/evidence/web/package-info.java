/** The log's tiles and checkpoints, and receipts, over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.evidence.web;
