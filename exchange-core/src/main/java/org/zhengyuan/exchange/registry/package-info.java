/** The master registry: subjects, heads and versions of every dataset's rows, and the one resolver that reads them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "postgres", "evidence", "catalog", "catalog::rule", "responsibility"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.registry;
