/** Tests of the responsibility list. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.responsibility;
