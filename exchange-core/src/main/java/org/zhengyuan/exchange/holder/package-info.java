/** Holders: the people whose data these are see who has used them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "problem", "evidence", "catalog", "registry", "delivery"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.holder;
