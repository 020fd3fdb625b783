package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks 1.0 says: HMAC-SHA-256 over id, time and body under a shared secret. A receiver that looks at the time
 * is safe from replays, one that looks at the id from repetitions.
 *
 * @param file the secret: {@code whsec_} and 24 to 64 bytes in base64; private
 */
public record WebhookSignature(Path file) implements Marking {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    @Override
    public Map<String, String> headers(Message message, Instant at) throws IOException {
        String id = message.delivery().toString();
        String time = Long.toString(at.getEpochSecond());
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(mac(secret(), id + "." + time + ".", message.body())));
    }

    private byte[] secret() throws IOException {
        String text = SecretFile.read(file);
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "?");
        } catch (IllegalArgumentException e) {
            throw new IOException("the secret of the webhook is not whsec_ and base64", e);
        }
        if (secret.length < SHORTEST || secret.length > LONGEST) {
            throw new IOException("the secret of the webhook has not 24 to 64 bytes");
        }
        return secret;
    }

    private static byte[] mac(byte[] secret, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
