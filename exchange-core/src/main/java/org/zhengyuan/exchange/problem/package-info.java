/** How the exchange says no: RFC 9457 problem documents with stable codes, in Chinese and English. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.problem;
