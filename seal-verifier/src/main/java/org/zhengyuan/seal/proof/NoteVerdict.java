package org.zhengyuan.seal.proof;

import java.util.List;

/** What a note's signatures are worth to somebody who trusts certain keys. */
public sealed interface NoteVerdict {
    /** Signed by at least one trusted key, and no line that claims a trusted key is false. */
    record Signed(List<By> by) implements NoteVerdict {
        public Signed {
            by = List.copyOf(by);
        }
    }

    /** No line claims a trusted key. */
    record Unsigned() implements NoteVerdict {}

    /** A line claims this trusted key and was not made with it over this text. */
    record Forged(NoteKey claimed) implements NoteVerdict {}

    /** A signature that was verified. */
    record By(NoteKey key, NoteSignature signature) {}
}
