/**
 * The transparency log's mathematics and texts: Merkle trees (RFC 6962, RFC 9162), tiles and checkpoints (C2SP tlog-tiles,
 * tlog-checkpoint), signed notes and cosignatures (C2SP signed-note, tlog-cosignature), and the leaf that stands for a fact.
 */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.proof;
