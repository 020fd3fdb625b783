package org.zhengyuan.exchange.sharing;

/** Where a data request stands. */
public enum RequestState {
    /** Waits for the source departments. */
    SUBMITTED,
    /** A source department said, once, what must be added; waits for the requester. */
    INCOMPLETE,
    /** Became an agreement or a version of one. */
    APPROVED,
    /** Said no, with a reason. */
    REFUSED,
    WITHDRAWN
}
