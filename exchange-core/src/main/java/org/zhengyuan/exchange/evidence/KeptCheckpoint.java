package org.zhengyuan.exchange.evidence;

import java.util.Optional;

/** The newest checkpoint that was published, kept outside the database, so that a database that was set back does not go unnoticed. */
public interface KeptCheckpoint {
    /** A signed note; empty where none was published yet. */
    Optional<String> newest();

    /** Durable when this returns. */
    void keep(String note);

    /** The log ended; its last checkpoint is put aside, where it stays, and there is no newest one. */
    void putAside();
}
