package org.zhengyuan.exchange.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.problem.Outcome;

/** The logs that this installation has kept, one after the other, each with a number that no other has and an address that lasts. */
public interface LogOrigins {
    /** The log that goes on, or has stopped and not ended. */
    record Current(int epoch, String origin) {
        public String prefix() {
            return LogOrigins.prefix(epoch);
        }
    }

    /** A log that ended. */
    record Ended(int epoch, String origin, Instant endedAt) {
        public String prefix() {
            return LogOrigins.prefix(epoch);
        }
    }

    /** A log that has begun, and the receipt of the fact of it. */
    record Begun(int epoch, UUID receipt) {}

    /**
     * The path below which a log is served (C2SP tlog-tiles, "prefix"): {@code /log/} for the first, {@code /log/NUMBER/} for each later one. It
     * stays the log's own after its end, for whatever was read there may be kept for a year.
     */
    static String prefix(int epoch) {
        return epoch == 0 ? "/log/" : "/log/" + epoch + "/";
    }

    /** Empty before the first log has begun. */
    Optional<Current> current();

    /** In the order in which they were kept. */
    List<Ended> ended();

    /**
     * Ends the log that has stopped and begins another, in one transaction; its first leaf is of a fact with these details. Leaves that no
     * checkpoint of the ended log covers wait for the new one.
     *
     * @param least the new log gets no smaller number
     * @return refused where the log goes on, or an earlier one had this origin
     */
    Outcome<Begun> begin(String origin, int least, String actor, Map<String, ?> details);
}
