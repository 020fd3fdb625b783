/** Watchfulness (风险监测预警): rules over the trail raise alerts, each naming its facts. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "evidence", "outbox", "catalog"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.watch;
