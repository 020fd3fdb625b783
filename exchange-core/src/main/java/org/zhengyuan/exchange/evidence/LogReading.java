package org.zhengyuan.exchange.evidence;

import java.util.Optional;

/** What a log shows of itself to everybody: signed checkpoints, and the tiles beneath them. */
public interface LogReading {
    /** Level of the tiles that hold entries instead of hashes. */
    int ENTRIES = -1;

    /** The newest signed checkpoint, a signed note with the cosignatures it has; empty before the first. */
    Optional<String> checkpoint();

    /** The newest checkpoint that enough outside witnesses cosigned; empty where there is none. */
    Optional<String> witnessed();

    /**
     * A tile, or the first part of one, as far as the newest checkpoint covers it: what no checkpoint covers might still come to be otherwise,
     * and is shown to nobody.
     *
     * @param level from 0, or {@link #ENTRIES}
     * @param width how many hashes or entries; 256 is a full tile
     * @return hashes of 32 bytes, or entries behind their lengths (2 bytes each); empty where the checkpoint covers not as many
     */
    Optional<byte[]> tile(int level, long number, int width);

    /** One of the logs of this installation, from 0; shows nothing where there is none. */
    LogReading of(int epoch);
}
