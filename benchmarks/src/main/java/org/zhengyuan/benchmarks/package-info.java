/** Measurements behind the performance claims: each value beside its limit, both taken in the same run. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.benchmarks;
