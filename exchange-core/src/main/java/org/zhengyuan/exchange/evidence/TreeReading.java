package org.zhengyuan.exchange.evidence;

import java.io.IOException;
import java.util.OptionalLong;
import org.zhengyuan.seal.proof.TileReader;

/** The log as its own server reads it. */
public interface TreeReading {
    TileReader tiles();

    /** Where a packet's first leaf lies; empty while it waits. */
    OptionalLong placeOf(long packet);

    /** The entry at an index, 34 bytes. */
    byte[] entry(long index) throws IOException;

    /** Publishes a signed checkpoint in the database, where it is served from. */
    void publish(long size, String note);
}
