package org.zhengyuan.exchange.outbox.postgres;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code zhengyuan.outbound}.
 *
 * @param approved places that may be posted to, as {@link org.zhengyuan.exchange.outbox.ApprovedTargets} reads them
 * @param interval between two looks for new messages
 * @param firstPause after an endpoint's first failure
 * @param longestPause between two tries of an endpoint that does not answer
 */
@ConfigurationProperties("zhengyuan.outbound")
record OutboxSettings(
        @DefaultValue List<String> approved,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause) {}
