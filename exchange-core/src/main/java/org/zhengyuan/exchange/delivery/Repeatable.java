package org.zhengyuan.exchange.delivery;

import java.util.Arrays;

/** An {@code Idempotency-Key}, the client that chose it, and the SHA-256 of what was asked under it. */
public record Repeatable(String client, String key, byte[] digest) {
    /** What names it: a client's keys are its own. */
    public record Key(String client, String key) {}

    public Key name() {
        return new Key(client, key);
    }

    boolean asksTheSame(byte[] earlier) {
        return Arrays.equals(digest, earlier);
    }
}
