package org.zhengyuan.exchange.registry;

import java.util.UUID;

/** Whoever keeps something by subject beside the registry and lets it follow merges and splits. In the caller's transaction. */
public interface SubjectFollower {
    /** A merge took a subject into another. */
    void merged(UUID merge, UUID absorbed, UUID kept);

    /** The merge was taken back: what followed it then goes back. */
    void split(UUID merge, UUID absorbed, UUID kept);
}
