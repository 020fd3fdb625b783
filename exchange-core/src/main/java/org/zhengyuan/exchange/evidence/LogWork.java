package org.zhengyuan.exchange.evidence;

/** One round of the log's work: what waits comes into the tree, and what is in the tree is signed. */
public final class LogWork {
    /** A set of fewer leaves took in all that waited. */
    private static final long MANY = Sequencer.FULL_SET;

    /** After so many full sets a checkpoint is signed, so that it does not lag while many wait. */
    private static final int SETS = 4;

    private final Sequencer sequencer;
    private final Publishing publishing;

    public LogWork(Sequencer sequencer, Publishing publishing) {
        this.sequencer = sequencer;
        this.publishing = publishing;
    }

    /**
     * Works off what waits. A log that has stopped takes nothing in either: what waits keeps waiting. It is looked at before anything is
     * taken in, so that nothing is appended to a log that was set back. Where leaves keep coming a round still ends: a handful of them is
     * left for the next one, for a set costs nearly the same whatever is in it.
     *
     * @return how many leaves came into the tree
     */
    public long round() {
        long leaves = 0;
        publishing.publish();
        for (long more = MANY; more >= MANY && publishing.stopped().isEmpty(); ) {
            for (int sets = 0; sets < SETS && more >= MANY; sets++) {
                more = integrate();
                leaves += more;
            }
            publishing.publish();
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
