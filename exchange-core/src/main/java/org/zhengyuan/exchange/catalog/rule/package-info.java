/** Value rules: how a delivered text becomes the one standard form of an element, or why it cannot. Pure functions. */
@org.springframework.modulith.NamedInterface("rule")
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.rule;
