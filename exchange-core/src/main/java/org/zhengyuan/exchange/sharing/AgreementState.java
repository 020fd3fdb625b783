package org.zhengyuan.exchange.sharing;

/** What the parties did with an agreement. Expiry is not stored: the clock says it. */
public enum AgreementState {
    ACTIVE,
    SUSPENDED,
    ENDED
}
