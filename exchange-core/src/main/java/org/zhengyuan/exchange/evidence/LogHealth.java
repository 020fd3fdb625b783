package org.zhengyuan.exchange.evidence;

/** How the log stands. */
public sealed interface LogHealth {
    /** Checkpoints are signed as leaves come. */
    record Signing() implements LogHealth {}

    /** Nothing is signed any more, and nothing that needs evidence is written, until the operator has decided. */
    record Stopped(Reason reason, String detail) implements LogHealth {}

    /** Why the log stopped. */
    enum Reason {
        /** The database holds fewer leaves than a checkpoint that was published: it was set back. */
        SHORTER_THAN_PUBLISHED,
        /** The database's tree does not grow from what was published. */
        NOT_CONSISTENT,
        /** The tiles do not give the root that the tree claims. */
        TILES_DAMAGED,
        /** The checkpoint kept outside is not signed by this log's key. */
        FOREIGN_CHECKPOINT,
        /** The database's log has an origin for which this process holds no key. */
        KEY_MISSING;

        /** Whether the books are at fault, and with them every process that keeps them; otherwise it is this process alone. */
        public boolean ofTheBooks() {
            return this != FOREIGN_CHECKPOINT && this != KEY_MISSING;
        }
    }
}
