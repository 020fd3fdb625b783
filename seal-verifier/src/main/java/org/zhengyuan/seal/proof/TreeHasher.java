package org.zhengyuan.seal.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of a Merkle tree over SHA-256 (RFC 6962, 2.1; RFC 9162, 2.1.1): a leaf is the hash of {@code 0x00 ‖ data}, an inner node the
 * hash of {@code 0x01 ‖ left ‖ right}. Keeps one digest object, so it belongs to one thread.
 */
public final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    public Hash leaf(byte[] data) {
        digest.update(LEAF);
        return Hash.owning(digest.digest(data));
    }

    /** The leaf whose data are the parts one after the other. */
    public Hash leaf(byte[] first, byte[] second) {
        digest.update(LEAF);
        digest.update(first);
        return Hash.owning(digest.digest(second));
    }

    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        digest.update(left.shared());
        return Hash.owning(digest.digest(right.shared()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
