/** Submissions over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.intake.web;
