/** What evidence costs. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.benchmarks.evidence;
