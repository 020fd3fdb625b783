/** Supply and demand (供需对接): data requests, agreements and their life. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "catalog", "catalog::rule", "responsibility"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.sharing;
