package org.zhengyuan.seal.crypto;

import java.security.SecureRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** A signing key whose private part lies in the memory of this process. */
public final class SoftwareKey implements SigningKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final KeyAlgorithm algorithm;
    private final AsymmetricKeyParameter secret;
    private final PublicKey publicKey;
    // Preparing a signer for SM2 takes up to as long as a signature. There are as many as ever signed at the same time.
    private final ConcurrentLinkedQueue<Signer> idle = new ConcurrentLinkedQueue<>();

    SoftwareKey(String name, KeyAlgorithm algorithm, AsymmetricKeyParameter secret) {
        this.name = name;
        this.algorithm = algorithm;
        this.secret = secret;
        this.publicKey = Primitives.publicKeyOf(algorithm, secret);
    }

    /** A new random key. */
    public static SoftwareKey generate(String name, KeyAlgorithm algorithm) {
        return new SoftwareKey(name, algorithm, newSecret(algorithm));
    }

    private static AsymmetricKeyParameter newSecret(KeyAlgorithm algorithm) {
        if (algorithm == KeyAlgorithm.ED25519) {
            return new Ed25519PrivateKeyParameters(RANDOM);
        }
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Primitives.domain(algorithm), RANDOM));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return pair.getPrivate();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    AsymmetricKeyParameter secret() {
        return secret;
    }

    @Override
    public byte[] sign(byte[] message) {
        Signer signer = idle.poll();
        if (signer == null) {
            signer = Primitives.newSigner(algorithm);
            signer.init(true, secret);
        }
        try {
            signer.update(message, 0, message.length);
            byte[] signature = signer.generateSignature();
            idle.add(signer);
            return signature;
        } catch (CryptoException e) {
            throw new IllegalStateException("the key " + name + " could not sign", e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + algorithm + ")";
    }
}
