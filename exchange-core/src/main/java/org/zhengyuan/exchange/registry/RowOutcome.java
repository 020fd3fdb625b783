package org.zhengyuan.exchange.registry;

/** How a received row ended. Every row ends in exactly one; the ordinals are stored and never change. */
public enum RowOutcome {
    /** The record is new, or came back after it had ended. */
    CREATED("created"),
    /** The record has a new version. */
    CHANGED("changed"),
    /** The record already stands as delivered. */
    UNCHANGED("unchanged"),
    /** The row is older than the record's present state: it joins the history, the head stands. */
    HISTORY("history"),
    /** The dataset is responsible for none of the row's values: they were compared with the truth, none was stored as truth. */
    CHECKED_ONLY("checkedOnly"),
    /** The row was refused with its reasons. */
    REFUSED("refused");

    private final String label;

    RowOutcome(String label) {
        this.label = label;
    }

    /** Name in the public API. */
    public String label() {
        return label;
    }
}
