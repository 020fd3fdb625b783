/** The government data catalogue (政务数据目录): departments, standard elements, datasets, their versions and value rules. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "problem"})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.catalog;
