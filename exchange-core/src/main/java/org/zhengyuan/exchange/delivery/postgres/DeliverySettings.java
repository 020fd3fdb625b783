package org.zhengyuan.exchange.delivery.postgres;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of delivery.
 *
 * @param groups groups of pulls that are answered at a time, at most, each with one database connection
 * @param quotaLease how many answers a process draws from a quota at once, at most
 * @param claimFailures failed claim checks per subject, element, client and day
 */
@ConfigurationProperties("zhengyuan.delivery")
record DeliverySettings(
        @DefaultValue("4") int groups, @DefaultValue("100") long quotaLease, @DefaultValue("5") int claimFailures) {}
