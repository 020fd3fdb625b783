package org.zhengyuan.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkingTest {
    private static final Message MESSAGE = new Message(
            1,
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            0,
            "{\"alert\":1}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void aWebhookIsSignedAsStandardWebhooksSays() throws IOException {
        Path file = secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3\n");
        assertThat(new WebhookSignature(file).headers(MESSAGE, Instant.ofEpochSecond(1_700_000_000)))
                .containsEntry("webhook-id", "00000000-0000-4000-8000-000000000001")
                .containsEntry("webhook-timestamp", "1700000000")
                // openssl dgst -sha256 -mac HMAC -macopt key:0123456789abcdef01234567 -binary | base64
                .containsEntry("webhook-signature", "v1,Awm+EFydyZO2XK4t+11HLliPaEh64zFM4U3vKDcj+RY=");
    }

    @Test
    void aKeyThatOthersCouldReadIsNotUsed() throws IOException {
        Path file = secret("key");
        assertThat(new BearerKey(file).headers(MESSAGE, Instant.EPOCH)).containsEntry("Authorization", "Bearer key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new BearerKey(file).headers(MESSAGE, Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0600");
        assertThat(new BearerKey(null).headers(MESSAGE, Instant.EPOCH)).isEmpty();
    }

    @Test
    void aSecretThatIsNoneIsRefused() throws IOException {
        for (String text : new String[] {"", "two words", "0123456789abcdef01234567", "whsec_c2hvcnQ=", "whsec_?"}) {
            Path file = secret(text);
            assertThatThrownBy(() -> new WebhookSignature(file).headers(MESSAGE, Instant.EPOCH))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
    }

    private Path secret(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secret-" + UUID.randomUUID()), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
