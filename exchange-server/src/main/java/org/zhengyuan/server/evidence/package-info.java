/** The keys of the evidence log, and where they lie. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.evidence;
