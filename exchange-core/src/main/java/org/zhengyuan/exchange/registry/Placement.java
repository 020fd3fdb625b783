package org.zhengyuan.exchange.registry;

import java.time.Instant;

/**
 * Where a row goes.
 *
 * @param validFrom from when the version speaks within the record's history; meaningless for {@link Where#NOWHERE}
 */
public record Placement(RowOutcome outcome, Where where, Instant validFrom) {
    /** The place of a new version relative to the head. */
    public enum Where {
        /** No new version. */
        NOWHERE,
        /** The version becomes the head. */
        HEAD,
        /** The version joins the history behind the head. */
        BEHIND,
        /** The version waits for its instant. */
        AHEAD
    }
}
