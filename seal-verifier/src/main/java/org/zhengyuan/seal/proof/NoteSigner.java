package org.zhengyuan.seal.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.zhengyuan.seal.crypto.SigningKey;

/** Signs notes with a key: the texts of a log or a server, or, as a witness, the checkpoints of others. */
public final class NoteSigner {
    private final SigningKey secret;
    private final NoteKey key;

    private NoteSigner(SigningKey secret, SignatureType type) {
        this.secret = secret;
        this.key = NoteKey.of(secret.name(), type, secret.publicKey());
    }

    /** Signs texts in the way of the key's algorithm. */
    public static NoteSigner of(SigningKey secret) {
        return new NoteSigner(secret, SignatureType.ofText(secret.algorithm()));
    }

    /**
     * Cosigns checkpoints.
     *
     * @throws IllegalArgumentException if the key is not for Ed25519
     */
    public static NoteSigner witness(SigningKey secret) {
        return new NoteSigner(secret, SignatureType.COSIGNATURE);
    }

    /** What those who verify need. */
    public NoteKey key() {
        return key;
    }

    /**
     * The line that signs a text.
     *
     * @param text ends with a newline
     * @param time stands in the cosignature of a witness, to the second; no other signature holds it
     */
    public NoteSignature sign(String text, Instant time) {
        byte[] signature = key.type() == SignatureType.COSIGNATURE
                ? Cosignature.sign(secret, text, time)
                : secret.sign(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(key.name(), key.id(), signature);
    }
}
