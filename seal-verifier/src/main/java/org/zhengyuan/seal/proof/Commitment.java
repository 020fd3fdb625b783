package org.zhengyuan.seal.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Binds a fact without telling it: SHA-256 of {@code "zhengyuan-fact/1\n" ‖ salt ‖ canonical fact}. */
public final class Commitment {
    public static final int SALT_LENGTH = 32;

    private static final byte[] CONTEXT = "zhengyuan-fact/1\n".getBytes(StandardCharsets.US_ASCII);

    private Commitment() {}

    /**
     * The commitment to a fact.
     *
     * @param salt 32 random bytes, used for this fact only
     * @param canonicalFact the fact in canonical JSON (RFC 8785)
     */
    public static Hash of(byte[] salt, byte[] canonicalFact) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        MessageDigest digest = TreeHasher.sha256();
        digest.update(CONTEXT);
        digest.update(salt);
        return Hash.owning(digest.digest(canonicalFact));
    }
}
