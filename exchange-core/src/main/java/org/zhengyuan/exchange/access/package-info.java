/** Who is acting: actors, their department and their roles. Says nothing about how they signed in. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.access;
