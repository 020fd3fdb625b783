package org.zhengyuan.exchange.catalog.rule;

import org.apache.avro.Schema;

/** Turns a delivered text into the standard form of a value. Immutable, thread-safe, deterministic. */
public interface ValueRule {
    /** Avro type of the standard form, without the null branch. */
    Schema type();

    /** Standardises one text. Blank text gives {@link Standardized.Valid#EMPTY}; whether a value is required is not a rule's matter. */
    Standardized standardize(String text);

    /** The canonical text of a value in this rule's Avro type, such that {@code standardize(text(v))} gives {@code v} again. */
    String text(Object value);
}
