package org.zhengyuan.exchange.registry;

import java.time.Instant;

/** Versions that wait for their instant. Nothing is lost while no process runs: what fell due meanwhile is done at the next call. */
public interface DueVersions {
    /**
     * Makes heads of the versions that have fallen due, oldest first, in transactions of its own; several processes may call at once.
     *
     * @return how many versions were taken off the waiting list
     */
    int promote(Instant now);
}
