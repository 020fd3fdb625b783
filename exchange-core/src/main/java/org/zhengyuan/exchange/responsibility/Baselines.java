package org.zhengyuan.exchange.responsibility;

/** Tells whether a dataset has shown its data before it becomes a source. The registry answers. */
public interface Baselines {
    /**
     * Whether the dataset has delivered rows of this division ({@code 000000}: of any) that carry the element, whether they were
     * admitted or, as of a dataset that is not yet a source, only checked against the present one.
     */
    boolean delivered(String dataset, String element, String division);
}
