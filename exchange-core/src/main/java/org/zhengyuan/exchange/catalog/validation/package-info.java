/** What must hold before an entry may be published, each rule with its stable code. Pure functions over two states of the catalogue. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog.validation;
