package org.zhengyuan.exchange.delivery;

import java.util.Collection;
import java.util.Set;
import org.zhengyuan.exchange.access.Actor;

/** Tells whether clients and people may still act. */
public interface Standings {
    /** Ids of those of these actors that may not, read in the caller's transaction with at most one statement per kind. */
    Set<String> stopped(Collection<Actor> actors);
}
