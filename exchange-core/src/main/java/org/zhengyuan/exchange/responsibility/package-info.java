/** The responsibility list (责任清单): which dataset is the one source of which element, in which division, from when to when. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "catalog", "catalog::rule", "catalog::document"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.responsibility;
