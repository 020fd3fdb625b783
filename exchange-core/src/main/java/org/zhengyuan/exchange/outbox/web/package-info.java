/** How outboxes stand, for operators. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.outbox.web;
