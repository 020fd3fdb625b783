package org.zhengyuan.seal.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: {@code — NAME BASE64(key id ‖ signature)} (C2SP signed-note, "Signatures"). A claim until verified. */
public final class NoteSignature {
    static final String DASH = "\u2014 ";

    private final String keyName;
    private final int keyId;
    private final byte[] bytes;

    NoteSignature(String keyName, int keyId, byte[] bytes) {
        this.keyName = keyName;
        this.keyId = keyId;
        this.bytes = bytes;
    }

    /**
     * Reads a signature line.
     *
     * @param line without the newline at its end
     */
    public static NoteSignature parse(String line) throws MalformedException {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0 || !NoteKey.isName(line.substring(DASH.length(), space))) {
            throw new MalformedException("a signature line is not of the form: dash, key name, signature");
        }
        byte[] decoded = Base64Text.decode(line.substring(space + 1));
        if (decoded.length <= Integer.BYTES) {
            throw new MalformedException("a signature line holds no signature");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(decoded).getInt(),
                Arrays.copyOfRange(decoded, Integer.BYTES, decoded.length));
    }

    public String keyName() {
        return keyName;
    }

    public int keyId() {
        return keyId;
    }

    /** Without the key id. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Without a newline at its end. */
    public String line() {
        byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + keyName + " " + Base64Text.encode(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && that.line().equals(line());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return line();
    }
}
