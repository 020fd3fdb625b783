/** Checking the books: reads a published log from a folder or a web server and finds out whether it is what its checkpoints say. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.log;
