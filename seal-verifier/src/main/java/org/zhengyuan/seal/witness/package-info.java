/** A witness: signs that a log it knows only ever grew (C2SP tlog-witness). */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.witness;
