package org.zhengyuan.exchange.watch;

import java.time.Instant;
import org.zhengyuan.exchange.catalog.LocalText;

/**
 * One rule of watchfulness as it counts now.
 *
 * @param code stable; which question about the trail it asks
 * @param version raised with every change; a change names the one it was made from
 * @param changedBy person, or {@code system} for the defaults
 */
public record WatchRule(
        String code,
        LocalText name,
        boolean enabled,
        Severity severity,
        RuleParameters parameters,
        int version,
        String changedBy,
        Instant changedAt) {}
