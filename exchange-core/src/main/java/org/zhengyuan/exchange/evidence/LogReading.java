package org.zhengyuan.exchange.evidence;

import java.util.Optional;

/** What the log shows of itself to everybody: signed checkpoints, and the tiles beneath them. */
public interface LogReading {
    /** Level of the tiles that hold entries instead of hashes. */
    int ENTRIES = -1;

    /** The newest signed checkpoint, a signed note; empty before the first. */
    Optional<String> checkpoint();

    /**
     * A tile, or the first part of one.
     *
     * @param level from 0, or {@link #ENTRIES}
     * @param width how many hashes or entries; 256 is a full tile
     * @return hashes of 32 bytes, or entries behind their lengths (2 bytes each); empty where the log has not as many
     */
    Optional<byte[]> tile(int level, long number, int width);
}
