/** {@code ./bench pull}: a pull through everything, beside a bare controller on the same stack. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.benchmarks.pull;
