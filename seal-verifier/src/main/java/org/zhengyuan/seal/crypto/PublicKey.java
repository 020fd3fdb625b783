package org.zhengyuan.seal.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A key that verifies, decoded once: decoding costs as much as a verification. Immutable, for any number of threads. Two keys are equal if
 * algorithm and encoding are; every key has one accepted encoding only.
 */
public final class PublicKey {
    private final KeyAlgorithm algorithm;
    private final byte[] encoded;
    private final AsymmetricKeyParameter decoded;

    private PublicKey(KeyAlgorithm algorithm, byte[] encoded) {
        this.algorithm = algorithm;
        this.encoded = encoded.clone();
        this.decoded = Primitives.decode(algorithm, this.encoded);
    }

    /**
     * Decodes a key.
     *
     * @param encoded as {@link KeyAlgorithm} states
     * @throws IllegalArgumentException if this is not a key of the algorithm, a point not on the curve for instance
     */
    public static PublicKey of(KeyAlgorithm algorithm, byte[] encoded) {
        return new PublicKey(algorithm, encoded);
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    /** Whether the signature was made over the message with the private key of this key. Any malformed signature is a no. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (!Primitives.hasPossibleLength(algorithm, signature)) {
            return false;
        }
        Signer verifier = Primitives.newSigner(algorithm);
        verifier.init(false, decoded);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && key.algorithm == algorithm && Arrays.equals(key.encoded, encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return algorithm + ":" + HexFormat.of().formatHex(encoded);
    }
}
