package org.zhengyuan.server.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, long enough that no one guesses them. */
public final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** 256 random bits in URL-safe base64: a client's secret. */
    public static String forMachine() {
        return random(32);
    }

    /** 120 random bits in URL-safe base64: a one-use password that a person types once. */
    public static String forPerson() {
        return random(15);
    }

    private static String random(int bytes) {
        byte[] bits = new byte[bytes];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
