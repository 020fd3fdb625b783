/** {@code ./bench intake}: a delivered file to committed heads, versions and outcomes, beside what PostgreSQL alone can do. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.benchmarks.intake;
