/** What a verification found, in values: each check passed, failed or not run, and why, in two languages. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.seal.report;
