package org.zhengyuan.exchange.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengyuan.exchange.problem.Outcome;

/** The logs that this installation has kept, one after the other. */
public interface LogOrigins {
    /** A log that ended. */
    record Ended(int epoch, String origin, Instant endedAt) {}

    /** In the order in which they were kept. */
    List<Ended> ended();

    /**
     * Ends the log that has stopped and begins another, in one transaction; its first leaf is of a fact with these details. Leaves that no
     * checkpoint of the ended log covers wait for the new one.
     *
     * @return the fact's receipt; refused where the log goes on, or an earlier one had this origin
     */
    Outcome<UUID> begin(String origin, String actor, Map<String, ?> details);
}
