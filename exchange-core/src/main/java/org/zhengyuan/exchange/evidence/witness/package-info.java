/** Asking witnesses to cosign the log's checkpoints (C2SP tlog-witness), and what has come of it. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.evidence.witness;
