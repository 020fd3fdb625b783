package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** What a rule made of a delivered text. */
public sealed interface Standardized {
    /**
     * The text has a standard form.
     *
     * @param value the value in the rule's Avro type; null where the text was empty
     */
    record Valid(@Nullable Object value) implements Standardized {
        /** An empty text: no value. */
        public static final Valid EMPTY = new Valid(null);
    }

    /** The text has none. {@code expected} says what would have been right, without repeating the text. */
    record Invalid(Reason reason, Expected expected) implements Standardized {}

    /** Why a text has no standard form; the code is part of the public contract. */
    enum Reason {
        CHECK_DIGIT("value.check-digit"),
        LENGTH("value.length"),
        CHARACTERS("value.characters"),
        NOT_A_DATE("value.not-a-date"),
        OUT_OF_RANGE("value.out-of-range"),
        NOT_IN_LIST("value.not-in-list"),
        UNKNOWN_DIVISION("value.unknown-division"),
        DIVISION_NOT_IN_FORCE("value.division-not-in-force"),
        NOT_A_NUMBER("value.not-a-number"),
        TOO_PRECISE("value.too-precise"),
        DIGITS_LOST("value.digits-lost"),
        GEOMETRY("value.geometry"),
        MISSING("value.missing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
