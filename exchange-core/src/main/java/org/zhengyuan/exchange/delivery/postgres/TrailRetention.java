package org.zhengyuan.exchange.delivery.postgres;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhengyuan.exchange.delivery.RetentionClass;

/**
 * How long the trail is kept, under {@code zhengyuan.delivery.retention}: an entry goes with its month, once the whole month is older. The
 * database keeps the last six months whatever stands here.
 */
@ConfigurationProperties("zhengyuan.delivery.retention")
public record TrailRetention(@DefaultValue("3y") Period standard, @DefaultValue("3y") Period sensitive) {
    public TrailRetention {
        if (standard.toTotalMonths() < 6 || sensitive.toTotalMonths() < 6) {
            throw new IllegalArgumentException("zhengyuan.delivery.retention: six months at least");
        }
    }

    Period of(RetentionClass retention) {
        return switch (retention) {
            case STANDARD -> standard;
            case SENSITIVE -> sensitive;
        };
    }
}
