package org.zhengyuan.exchange.evidence;

import java.util.Optional;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;

/** The stop of the log as all its processes know it. */
public interface LogStops {
    /** Empty where the log goes on. */
    Optional<Stopped> noted();

    /**
     * From now on every process refuses what needs a leaf; the first reason stays. Durable when this returns.
     *
     * @param origin of the log that is to stop; where another has begun meanwhile, nothing happens
     */
    void note(String origin, Stopped why);
}
