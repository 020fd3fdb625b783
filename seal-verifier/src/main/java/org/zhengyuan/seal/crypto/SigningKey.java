package org.zhengyuan.seal.crypto;

/**
 * A key that signs. The key itself may lie in this process, in a token, or in a seal server; only bytes to be signed go in, and a signature
 * comes out. Implementations may be used by many threads at once.
 */
public interface SigningKey {
    /** Under which the key is known to those who verify, for example {@code exchange.example.cn/log}. */
    String name();

    KeyAlgorithm algorithm();

    PublicKey publicKey();

    /**
     * Signs the message (not its digest), in the encoding that {@link KeyAlgorithm} states.
     *
     * @throws IllegalStateException if the key cannot be used now; the cause says why
     */
    byte[] sign(byte[] message);
}
