package org.zhengyuan.seal.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes of SHA-256: the hash of a leaf, of an inner node, or the root of a tree. Immutable. */
public final class Hash {
    public static final int LENGTH = 32;
    /** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, 2.1). */
    public static final Hash EMPTY_TREE = new Hash(TreeHasher.sha256().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash from its bytes.
     *
     * @throws IllegalArgumentException if there are not exactly 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash that stands at an offset of a sequence of hashes. */
    public static Hash at(byte[] hashes, int offset) {
        return new Hash(Arrays.copyOfRange(hashes, offset, offset + LENGTH));
    }

    /** Padded standard base64 (RFC 4648, section 4), and no other spelling of the same bytes. */
    public static Hash ofBase64(String text) throws MalformedException {
        byte[] decoded = Base64Text.decode(text);
        if (decoded.length != LENGTH) {
            throw new MalformedException("a hash has 32 bytes, not " + decoded.length);
        }
        return new Hash(decoded);
    }

    /** Takes the array as it is; for arrays nobody else holds. */
    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] shared() {
        return bytes;
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(hash.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
