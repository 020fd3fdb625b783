/** Profiles (一企一档, 一人一档): one subject assembled from the responsible datasets, within the viewer's agreement. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "problem",
            "catalog",
            "catalog::rule",
            "responsibility",
            "registry",
            "reconciliation",
            "sharing",
            "delivery",
            "delivery::web"
        })
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.profile;
