package org.zhengyuan.exchange.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.zhengyuan.exchange.access.Actor;

/**
 * A write that carries an {@code Idempotency-Key}. An actor's keys are its own.
 *
 * @param actor id of the actor that chose the key
 * @param key 1 to {@value #LONGEST_KEY} visible ASCII characters, spaces inside allowed
 * @param digest SHA-256 of everything that makes the request what it is
 */
public record KeyedWrite(Actor.Kind kind, String actor, String key, byte[] digest) {
    public static final int LONGEST_KEY = 200;

    public KeyedWrite {
        requireNonNull(kind, "kind is null");
        requireNonNull(actor, "actor is null");
        if (!isKey(key)) {
            throw new IllegalArgumentException("not a key");
        }
        if (digest.length != 32) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes");
        }
    }

    /** True where the text may be a key. */
    public static boolean isKey(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_KEY
                && text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** True where a request with this digest is the same request. */
    public boolean isSame(byte[] earlier) {
        return Arrays.equals(digest, earlier);
    }
}
