/** Erasing what the exchange knows of a subject, so that every proof stays valid. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "problem",
            "evidence",
            "catalog",
            "catalog::rule",
            "responsibility",
            "registry",
            "registry::books",
            "registry::web",
            "intake",
            "intake::books"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.retention;
