package org.zhengyuan.exchange.evidence;

/** Gives waiting leaves their places in the log. Any number of processes may do so at once: they take turns. */
public interface Sequencer {
    /** Makes the log where there is none; its first leaf tells that it begins, and after which. */
    void begin(String origin);

    /**
     * Takes waiting packets into the tree, with tiles, in one transaction.
     *
     * @return how many leaves; 0: none wait
     */
    long integrate();

    TreeHead head();
}
