/** Case files: the receipts of a case with their checkpoint and an explanation, in one ZIP file. Written by a server, verified by anybody. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.casefile;
