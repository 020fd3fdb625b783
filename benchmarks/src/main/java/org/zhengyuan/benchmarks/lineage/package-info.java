/** Questions about the past over registers and trails of many millions of rows. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.benchmarks.lineage;
