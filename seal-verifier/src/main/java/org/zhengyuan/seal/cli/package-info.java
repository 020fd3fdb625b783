/** The command line: verifies receipts, answers and logs without a server, runs a witness, makes keys. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.cli;
