package org.zhengyuan.seal.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.zhengyuan.seal.crypto.KeyAlgorithm;

/**
 * How a line of a signed note was made (C2SP signed-note, "Signature types"). The identifier stands before the public key in a verifier key
 * and, except for ECDSA, goes into the key id.
 *
 * <p>Ed25519, ECDSA and cosignatures have identifiers assigned there. SM2 has none, so its identifier is {@code 0xff}, the byte for such
 * types, followed as recommended by a longer identifier: {@code zhengyuan-sm2-sm3/1} and a newline.
 */
public enum SignatureType {
    /** Over the note's text. */
    ED25519(KeyAlgorithm.ED25519, 0x01, ""),
    /** Over the note's text; the key id is the beginning of SHA-256 over the SubjectPublicKeyInfo, without the key's name. */
    ECDSA_P256(KeyAlgorithm.ECDSA_P256, 0x02, ""),
    /** A witness's statement, with its time, over a checkpoint (C2SP tlog-cosignature). */
    COSIGNATURE(KeyAlgorithm.ED25519, 0x04, ""),
    /** Over the note's text. */
    SM2(KeyAlgorithm.SM2, 0xff, "zhengyuan-sm2-sm3/1\n");

    private final KeyAlgorithm algorithm;
    // one character a byte
    private final String identifier;

    SignatureType(KeyAlgorithm algorithm, int first, String rest) {
        this.algorithm = algorithm;
        this.identifier = (char) first + rest;
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** The type with which a key of this algorithm signs texts. */
    public static SignatureType ofText(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> ED25519;
            case SM2 -> SM2;
            case ECDSA_P256 -> ECDSA_P256;
        };
    }

    byte[] identifier() {
        return identifier.getBytes(StandardCharsets.ISO_8859_1);
    }

    static SignatureType leading(byte[] keyMaterial) throws MalformedException {
        for (SignatureType type : values()) {
            byte[] identifier = type.identifier();
            if (keyMaterial.length > identifier.length
                    && Arrays.equals(keyMaterial, 0, identifier.length, identifier, 0, identifier.length)) {
                return type;
            }
        }
        throw new MalformedException("the verifier key is of a signature type that is not known here");
    }
}
