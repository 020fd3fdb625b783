package org.zhengyuan.exchange.evidence;

/** Gives waiting leaves their places in the log. Any number of processes may do so at once: they take turns. */
public interface Sequencer {
    /** Where fewer leaves were taken in, no more were waiting. */
    int FULL_SET = 4_000;

    /** Makes the log where there is none. One that is there keeps its origin, whatever is given. */
    void begin(String origin);

    /**
     * Takes waiting packets into the tree, with tiles, in one transaction: all of them, or at least {@link #FULL_SET} leaves.
     *
     * @return how many leaves; 0: none wait, or the log has stopped
     * @throws LogDamagedException the tree cannot be continued
     */
    long integrate();

    TreeHead head();
}
