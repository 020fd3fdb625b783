package org.zhengyuan.seal.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.zhengyuan.seal.crypto.PublicKey;
import org.zhengyuan.seal.crypto.SigningKey;

/**
 * The Ed25519 cosignature of a witness: eight bytes of POSIX seconds and a signature over {@code "cosignature/v1\ntime SECONDS\n"} and the
 * checkpoint's text (C2SP tlog-cosignature).
 */
public final class Cosignature {
    private static final int LENGTH = Long.BYTES + 64;

    private Cosignature() {}

    static byte[] sign(SigningKey secret, String text, Instant time) {
        long seconds = time.getEpochSecond();
        return ByteBuffer.allocate(LENGTH)
                .putLong(seconds)
                .put(secret.sign(message(text, seconds)))
                .array();
    }

    static boolean verifies(PublicKey key, String text, NoteSignature signature) {
        byte[] bytes = signature.bytes();
        if (bytes.length != LENGTH) {
            return false;
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        return seconds >= 0 && key.verifies(message(text, seconds), Arrays.copyOfRange(bytes, Long.BYTES, LENGTH));
    }

    /** When the witness says that it looked, of a signature that was verified. */
    public static Instant time(NoteSignature verified) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(verified.bytes()).getLong());
    }

    private static byte[] message(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
