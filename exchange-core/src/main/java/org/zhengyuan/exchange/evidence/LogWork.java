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
     * Works off what waits. A log that has stopped takes nothing in either: what waits keeps waiting. It is looked at before anything is
     * taken in, so that nothing is appended to a log that was set back.
     *
     * @return how many leaves came into the tree
     */
    public long round() {
        long leaves = 0;
        publishing.publish();
        for (long more = 1; more > 0 && publishing.stopped().isEmpty(); ) {
            more = integrate();
            leaves += more;
            if (more > 0) {
                publishing.publish();
            }
        }
        return leaves;
    }

    private long integrate() {
        try {
            return sequencer.integrate();
        } catch (LogDamagedException e) {
            publishing.damaged(e);
            return 0;
        }
    }
}
