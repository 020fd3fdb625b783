package org.zhengyuan.exchange.delivery;

import java.util.Collection;
import java.util.Set;
import org.zhengyuan.exchange.access.Actor;

/** Tells what has been stopped: clients and people that may no longer act, datasets for which nothing is answered. */
public interface Standings {
    /**
     * What is stopped now.
     *
     * @param actors ids of those asked about that may not act
     * @param datasets codes of every dataset under an emergency stop
     */
    record Stopped(Set<String> actors, Set<String> datasets) {
        public Stopped {
            actors = Set.copyOf(actors);
            datasets = Set.copyOf(datasets);
        }
    }

    /** Read in the caller's transaction with one statement. */
    Stopped stopped(Collection<Actor> actors);
}
