package org.zhengyuan.exchange.catalog;

/** How many values a subject has for an element at one instant. */
public enum Cardinality {
    ONE,
    /** One value per record key; an answer carries a list. */
    MANY
}
