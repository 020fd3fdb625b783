/** Tests of the catalogue, and a small catalogue for the tests of others. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog;
