package org.zhengyuan.exchange.catalog;

/** What an element does in the exchange. */
public enum ElementRole {
    /** Identifies the subject; has no responsibility. */
    KEY,
    /** The subject exists: true while the responsible dataset holds a row for it. */
    EXISTENCE,
    /** The subject's home division, by which responsibility for its ONE elements is resolved; its source is responsible nationally. */
    HOME,
    VALUE
}
