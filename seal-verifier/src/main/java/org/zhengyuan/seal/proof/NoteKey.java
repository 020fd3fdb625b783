package org.zhengyuan.seal.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.zhengyuan.seal.crypto.PublicKey;

/**
 * A key that signs notes, as those who verify know it (C2SP signed-note). Written as one word, the verifier key:
 * {@code NAME+ID+BASE64(type ‖ public key)}, the id in eight hexadecimal digits.
 */
public final class NoteKey {
    /** Unicode counts it as a space; Java does not. */
    private static final int NEXT_LINE = 0x85;

    private final String name;
    private final SignatureType type;
    private final PublicKey key;
    private final int id;

    private NoteKey(String name, SignatureType type, PublicKey key) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.id = idOf(name, type, key);
    }

    /**
     * A public key under a name.
     *
     * @throws IllegalArgumentException if the name is empty or has spaces, control characters or a plus sign, or the key is of another algorithm
     */
    public static NoteKey of(String name, SignatureType type, PublicKey key) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name has no spaces and no plus sign");
        }
        if (key.algorithm() != type.algorithm()) {
            throw new IllegalArgumentException(type + " with a key for " + key.algorithm());
        }
        return new NoteKey(name, type, key);
    }

    public static NoteKey parse(String verifierKey) throws MalformedException {
        String[] parts = verifierKey.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
            throw new MalformedException("not a verifier key of the form NAME+ID+KEY");
        }
        byte[] material = Base64Text.decode(parts[2]);
        SignatureType type = SignatureType.leading(material);
        byte[] encoded = Arrays.copyOfRange(material, type.identifier().length, material.length);
        NoteKey key;
        try {
            key = new NoteKey(parts[0], type, PublicKey.of(type.algorithm(), encoded));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the verifier key " + parts[0] + " holds no public key of its type", e);
        }
        if (key.id != Integer.parseUnsignedInt(parts[1], 16)) {
            throw new MalformedException("the id of the verifier key " + parts[0] + " does not belong to its key");
        }
        return key;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < ' '
                                || c == NEXT_LINE
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.getType(c) == Character.SURROGATE);
    }

    private static int idOf(String name, SignatureType type, PublicKey key) {
        MessageDigest digest = TreeHasher.sha256();
        if (type != SignatureType.ECDSA_P256) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(type.identifier());
        }
        byte[] hash = digest.digest(key.encoded());
        return hash[0] << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | (hash[3] & 0xff);
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    public PublicKey key() {
        return key;
    }

    /** First four bytes of a digest: tells keys apart, and proves nothing. */
    public int id() {
        return id;
    }

    /** The verifier key. */
    public String text() {
        byte[] identifier = type.identifier();
        byte[] encoded = key.encoded();
        byte[] material = Arrays.copyOf(identifier, identifier.length + encoded.length);
        System.arraycopy(encoded, 0, material, identifier.length, encoded.length);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64Text.encode(material);
    }

    /** Whether a line of a note says that it was made with this key. */
    boolean isClaimedBy(NoteSignature signature) {
        return signature.keyId() == id && signature.keyName().equals(name);
    }

    boolean verifies(String text, NoteSignature signature) {
        if (type == SignatureType.COSIGNATURE) {
            return Cosignature.verifies(key, text, signature);
        }
        return key.verifies(text.getBytes(StandardCharsets.UTF_8), signature.bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && that.name.equals(name) && that.type == type && that.key.equals(key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
