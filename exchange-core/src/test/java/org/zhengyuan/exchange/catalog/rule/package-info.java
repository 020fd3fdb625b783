/** Tests of the value rules. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.rule;
