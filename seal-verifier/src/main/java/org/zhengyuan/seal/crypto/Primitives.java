package org.zhengyuan.seal.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * The three algorithms in the library's own classes. No security provider is looked up: making one per call is what costs other
 * implementations most of their time.
 */
final class Primitives {
    /** What precedes the 65 bytes of an uncompressed point in the SubjectPublicKeyInfo of a P-256 key (RFC 5480). */
    private static final byte[] P256_HEADER =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final int POINT_LENGTH = 65;
    /** An ASN.1 sequence of two integers of at most 33 bytes. */
    private static final int LONGEST_DER_SIGNATURE = 72;

    private static final ECDomainParameters SM2 = domain("sm2p256v1", GMObjectIdentifiers.sm2p256v1);
    private static final ECDomainParameters P256 = domain("secp256r1", SECObjectIdentifiers.secp256r1);

    private Primitives() {}

    private static ECDomainParameters domain(String name, ASN1ObjectIdentifier identifier) {
        X9ECParameters curve = CustomNamedCurves.getByName(name);
        return new ECNamedDomainParameters(identifier, curve);
    }

    static ECDomainParameters domain(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.SM2 ? SM2 : P256;
    }

    /** Without its key: the caller initializes it. The user id of SM2 is the library's default, 1234567812345678. */
    static Signer newSigner(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> new Ed25519Signer();
            case SM2 -> new SM2Signer(PlainDSAEncoding.INSTANCE);
            case ECDSA_P256 ->
                new DSADigestSigner(new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
        };
    }

    static boolean hasPossibleLength(KeyAlgorithm algorithm, byte[] signature) {
        return algorithm == KeyAlgorithm.ECDSA_P256
                ? signature.length > 0 && signature.length <= LONGEST_DER_SIGNATURE
                : signature.length == 64;
    }

    static AsymmetricKeyParameter decode(KeyAlgorithm algorithm, byte[] encoded) {
        return switch (algorithm) {
            case ED25519 -> ed25519(encoded);
            case SM2 -> point(SM2, encoded);
            case ECDSA_P256 -> point(P256, withoutHeader(encoded));
        };
    }

    private static AsymmetricKeyParameter ed25519(byte[] encoded) {
        if (encoded.length != Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        return new Ed25519PublicKeyParameters(encoded);
    }

    private static byte[] withoutHeader(byte[] encoded) {
        if (encoded.length != P256_HEADER.length + POINT_LENGTH
                || !Arrays.equals(encoded, 0, P256_HEADER.length, P256_HEADER, 0, P256_HEADER.length)) {
            throw new IllegalArgumentException("not the SubjectPublicKeyInfo of an uncompressed P-256 point");
        }
        return Arrays.copyOfRange(encoded, P256_HEADER.length, encoded.length);
    }

    private static AsymmetricKeyParameter point(ECDomainParameters curve, byte[] encoded) {
        if (encoded.length != POINT_LENGTH || encoded[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point of 65 bytes");
        }
        return new ECPublicKeyParameters(curve.getCurve().decodePoint(encoded), curve);
    }

    static PublicKey publicKeyOf(KeyAlgorithm algorithm, AsymmetricKeyParameter secret) {
        if (secret instanceof Ed25519PrivateKeyParameters ed25519) {
            return PublicKey.of(algorithm, ed25519.generatePublicKey().getEncoded());
        }
        ECDomainParameters curve = domain(algorithm);
        byte[] point =
                curve.getG().multiply(((ECPrivateKeyParameters) secret).getD()).getEncoded(false);
        return PublicKey.of(algorithm, algorithm == KeyAlgorithm.SM2 ? point : withHeader(point));
    }

    private static byte[] withHeader(byte[] point) {
        byte[] encoded = Arrays.copyOf(P256_HEADER, P256_HEADER.length + POINT_LENGTH);
        System.arraycopy(point, 0, encoded, P256_HEADER.length, POINT_LENGTH);
        return encoded;
    }
}
