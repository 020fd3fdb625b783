package org.zhengyuan.seal.crypto;

/** A signature algorithm together with its one curve, one digest and one encoding: nothing is left to choose by a string. */
public enum KeyAlgorithm {
    /** Ed25519, RFC 8032. Public key: 32 bytes. Signature: 64 bytes. */
    ED25519,
    /**
     * SM2 with SM3 on the curve sm2p256v1 (GB/T 32918.2), user id {@code 1234567812345678}. Public key: the uncompressed point,
     * {@code 04 ‖ x ‖ y}, 65 bytes. Signature: {@code r ‖ s}, each 32 bytes big-endian; this form has one length and one encoding of a
     * signature, which the ASN.1 form of GM/T 0009 has not.
     */
    SM2,
    /** ECDSA on NIST P-256 with SHA-256. Public key: SubjectPublicKeyInfo in DER, 91 bytes. Signature: ASN.1 DER, FIPS 186-5. */
    ECDSA_P256
}
