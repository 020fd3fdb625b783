package org.zhengyuan.exchange.evidence;

import java.util.Optional;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;

/** Whether what needs evidence may be done now. Costs no more than looking at a variable. */
@FunctionalInterface
public interface LogStanding {
    /** Where nobody keeps a log. */
    LogStanding SIGNING = LogHealth.Signing::new;

    LogHealth health();

    /** Why not; empty where the log goes on. */
    default Optional<Stopped> stopped() {
        return health() instanceof Stopped why ? Optional.of(why) : Optional.empty();
    }
}
