package org.zhengyuan.exchange.lineage;

/** What of a subject is asked about. */
public sealed interface Target {
    /** A standard element, whichever dataset is its source. {@code code}: of the element. */
    record OfElement(String code) implements Target {}

    /** An item of one dataset, private ones included. */
    record OfItem(String dataset, String item) implements Target {}
}
