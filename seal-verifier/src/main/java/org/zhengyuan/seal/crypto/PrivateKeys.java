package org.zhengyuan.seal.crypto;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Private keys as bytes: PKCS#8, and its encryption with PBES2 (RFC 8018), AES-256 and PBKDF2 over HMAC-SHA-256. */
final class PrivateKeys {
    private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";
    /** RFC 8410, 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private static final int ROUNDS = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateKeys() {}

    static byte[] encode(SoftwareKey key) throws IOException {
        if (key.secret() instanceof Ed25519PrivateKeyParameters ed25519) {
            // Version 1, without the public key: version 2 is not read everywhere.
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(ED25519);
            return new PrivateKeyInfo(algorithm, new DEROctetString(ed25519.getEncoded())).getEncoded();
        }
        return PrivateKeyInfoFactory.createPrivateKeyInfo(key.secret()).getEncoded();
    }

    /** @throws IllegalArgumentException if this is no private key of one of the three algorithms */
    static SoftwareKey decode(String name, byte[] encoded) {
        AsymmetricKeyParameter secret;
        try {
            secret = PrivateKeyFactory.createKey(encoded);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a private key in PKCS#8", e);
        }
        if (secret instanceof Ed25519PrivateKeyParameters) {
            return new SoftwareKey(name, KeyAlgorithm.ED25519, secret);
        }
        for (KeyAlgorithm algorithm : new KeyAlgorithm[] {KeyAlgorithm.SM2, KeyAlgorithm.ECDSA_P256}) {
            if (secret instanceof ECPrivateKeyParameters key
                    && key.getParameters() instanceof ECNamedDomainParameters curve
                    && Primitives.domain(algorithm) instanceof ECNamedDomainParameters known
                    && known.getName().equals(curve.getName())) {
                // on the curve object that has the fast arithmetic
                return new SoftwareKey(name, algorithm, new ECPrivateKeyParameters(key.getD(), known));
            }
        }
        throw new IllegalArgumentException("a private key of another algorithm");
    }

    static byte[] encrypt(byte[] plain, char[] passphrase) throws IOException {
        byte[] salt = new byte[16];
        byte[] start = new byte[16];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(start);
        try {
            Cipher cipher = Cipher.getInstance(SCHEME);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    derived(SCHEME, passphrase),
                    new PBEParameterSpec(salt, ROUNDS, new IvParameterSpec(start)));
            byte[] encrypted = cipher.doFinal(plain);
            // the identifier in the file is that of PBES2, whatever cipher its parameters name
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(cipher.getParameters().getEncoded());
            return new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + SCHEME, e);
        }
    }

    /** @throws IllegalArgumentException if the passphrase is not the right one, or this is not an encrypted key */
    static byte[] decrypt(byte[] encrypted, char[] passphrase) {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
            // the parameters of PBES2 know the cipher's name
            String scheme = info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, derived(scheme, passphrase), info.getAlgParameters());
            return cipher.doFinal(info.getEncryptedData());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not decrypted", e);
        }
    }

    private static SecretKey derived(String scheme, char[] passphrase) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase));
    }
}
