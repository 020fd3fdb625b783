package org.zhengyuan.server.security.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A client's secret as it is kept: SHA-256 over a random salt and the secret. Secrets are generated with 256 random bits and never
 * chosen by people, so nobody can try them one by one and a slow password hash would only slow the honest caller.
 *
 * @param salt 16 bytes
 * @param digest 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by matches() only
public record SecretDigest(byte[] salt, byte[] digest) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static SecretDigest of(String secret) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new SecretDigest(salt, digest(salt, secret));
    }

    /** Compares in constant time. */
    public boolean matches(CharSequence secret) {
        return MessageDigest.isEqual(digest, digest(salt, secret));
    }

    private static byte[] digest(byte[] salt, CharSequence secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
