package org.zhengyuan.exchange.lineage;

/** What a version says, as far as it can and may be shown. */
public sealed interface Content {
    /** The value's canonical text. */
    record Text(String text) implements Content {
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /** The source's row leaves the value empty. */
    record Empty() implements Content {}

    /** The source ended the record. */
    record Ended() implements Content {}

    /** It may be shown to auditors and to its source only. {@code digest}: SHA-256 of the row's payload, hexadecimal. */
    record Withheld(String digest) implements Content {}

    /** It is not kept any more. {@code digest}: SHA-256 of the row's payload, hexadecimal; empty where that went too. */
    record Erased(String digest) implements Content {}
}
