package org.zhengyuan.exchange.sharing;

import java.time.Instant;

/**
 * What one person of a source department said about a request.
 *
 * @param round the submission of the request it is about, from 1; an approval does not outlive a supplement
 * @param reason why, or what to add; empty for an approval
 */
public record Decision(String department, String person, Kind kind, int round, String reason, Instant at) {
    /** What was said. */
    public enum Kind {
        APPROVED,
        REFUSED,
        INCOMPLETE
    }
}
