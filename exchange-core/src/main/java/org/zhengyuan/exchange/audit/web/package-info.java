/** The auditor's pages and their calls over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.audit.web;
