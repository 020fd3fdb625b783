/** Loads the demo city the way departments would: over HTTP, with their own credentials; and compares what was found with what was planted. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.demo.load;
