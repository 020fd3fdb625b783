/** What tests share: a real database and fixtures. Other modules use it from the test-jar. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.testing;
