package org.zhengyuan.exchange.evidence;

import java.io.IOException;
import java.util.Optional;
import org.zhengyuan.seal.proof.TileReader;

/** The log as its own server reads it. */
public interface TreeReading {
    /** Of the log that goes on. */
    TileReader tiles();

    /** Of one of the logs. */
    TileReader tiles(int epoch);

    /** Where a packet's first leaf lies; empty while it waits. */
    Optional<LogPlace> placeOf(long packet);

    /** The entry at a place, 34 bytes. */
    byte[] entry(LogPlace place) throws IOException;

    /**
     * The checkpoint that shows most of a leaf: the newest that enough witnesses cosigned, else the newest that covers it.
     *
     * @return a signed note with its cosignatures; empty where none covers the leaf
     */
    Optional<String> covering(LogPlace place);

    /** Whether the log in which a place is has this origin. */
    boolean isOf(LogPlace place, String origin);

    /** Whether a log of this origin was ended here. */
    boolean isEnded(String origin);

    /** Publishes a signed checkpoint in the database, where it is served from; nothing happens where that log has ended. */
    void publish(String origin, long size, String note);
}
