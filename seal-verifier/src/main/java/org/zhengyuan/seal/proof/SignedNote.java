package org.zhengyuan.seal.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text and the lines that sign it (C2SP signed-note). The text must not be believed before {@link #verify} found a signature of a key that
 * is trusted.
 *
 * @param text ends with a newline; no control characters but newlines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    public static final int MOST_BYTES = 1 << 20;
    public static final int MOST_SIGNATURES = 100;

    private static final String SEPARATOR = "\n\n";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || !isAllowed(text)) {
            throw new IllegalArgumentException("a note's text ends with a newline and has no other control characters");
        }
    }

    private static boolean isAllowed(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n')
                && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    public static SignedNote parse(byte[] utf8) throws MalformedException {
        if (utf8.length > MOST_BYTES) {
            throw new MalformedException("the note is longer than " + MOST_BYTES + " bytes");
        }
        try {
            String note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return parse(note);
        } catch (CharacterCodingException e) {
            throw new MalformedException("the note is not UTF-8", e);
        }
    }

    public static SignedNote parse(String note) throws MalformedException {
        int separator = note.lastIndexOf(SEPARATOR);
        if (note.length() > MOST_BYTES || separator < 0 || !note.endsWith("\n") || !isAllowed(note)) {
            throw new MalformedException("not a signed note: a text, an empty line, and lines that sign it");
        }
        String lines = note.substring(separator + SEPARATOR.length());
        if (lines.isEmpty()) {
            throw new MalformedException("the note has no signature");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new MalformedException("the note has more than " + MOST_SIGNATURES + " signatures");
            }
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /** The note with a further signature line. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** What {@link #parse} reads. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /**
     * Checks every line that claims a trusted key, and passes over all others. One such line that does not verify spoils the note.
     *
     * @param trusted keys whose signatures count
     */
    public NoteVerdict verify(Collection<NoteKey> trusted) {
        List<NoteVerdict.By> valid = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (NoteKey key : trusted) {
                if (key.isClaimedBy(signature)) {
                    if (!key.verifies(text, signature)) {
                        return new NoteVerdict.Forged(key);
                    }
                    valid.add(new NoteVerdict.By(key, signature));
                }
            }
        }
        return valid.isEmpty() ? new NoteVerdict.Unsigned() : new NoteVerdict.Signed(valid);
    }
}
