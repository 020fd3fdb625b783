package org.zhengyuan.exchange.lineage;

import java.util.List;

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

    /** It was erased by law. What is left of it: {@code digest}, SHA-256 of the row's payload, hexadecimal; and the facts of the erasure. */
    record Erased(String digest, List<FactPlace> erasedBy) implements Content {}
}
