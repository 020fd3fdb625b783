package org.zhengyuan.exchange.delivery.postgres;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of delivery.
 *
 * @param workers threads that answer pulls, each with one database connection
 * @param quotaLease how many answers a process draws from a quota at once, at most
 * @param claimFailures failed claim checks per subject, element, client and day
 */
@ConfigurationProperties("zhengyuan.delivery")
record DeliverySettings(
        @DefaultValue("2") int workers, @DefaultValue("100") long quotaLease, @DefaultValue("5") int claimFailures) {}
