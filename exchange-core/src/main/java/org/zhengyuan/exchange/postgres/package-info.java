/** How values travel to and from PostgreSQL where plain JDBC would be too slow. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.postgres;
