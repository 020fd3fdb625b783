package org.zhengyuan.exchange.evidence;

/** One round of the log's work: what waits comes into the tree, and what is in the tree is signed. */
public final class LogWork {
    private final Sequencer sequencer;
    private final Publishing publishing;

    public LogWork(Sequencer sequencer, Publishing publishing) {
        this.sequencer = sequencer;
        this.publishing = publishing;
    }

    /**
     * Works off what waits. A log that has stopped takes nothing in either: what waits keeps waiting.
     *
     * @return how many leaves came into the tree
     */
    public long round() {
        long leaves = 0;
        for (long more = 1; more > 0 && publishing.health() instanceof LogHealth.Signing; ) {
            more = sequencer.integrate();
            leaves += more;
            publishing.publish();
        }
        return leaves;
    }
}
