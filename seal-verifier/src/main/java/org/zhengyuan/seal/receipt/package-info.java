/**
 * What leaves the exchange with a proof: receipts, which show that a fact is in the log, and signed answers. Made by a server, verified by
 * anybody, with no connection to anything.
 */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.receipt;
