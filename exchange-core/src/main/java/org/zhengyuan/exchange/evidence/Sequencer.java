package org.zhengyuan.exchange.evidence;

/** Gives waiting leaves their places in the log. Any number of processes may do so at once: they take turns. */
public interface Sequencer {
    /** Makes the log where there is none. One that is there keeps its origin, whatever is given. */
    void begin(String origin);

    /**
     * Takes waiting packets into the tree, with tiles, in one transaction.
     *
     * @return how many leaves; 0: none wait, or the log has stopped
     * @throws LogDamagedException the tree cannot be continued
     */
    long integrate();

    TreeHead head();
}
