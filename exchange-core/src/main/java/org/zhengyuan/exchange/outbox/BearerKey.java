package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API key as a bearer token (RFC 6750); read at every attempt, so that a new one needs no restart.
 *
 * @param file where it lies, private; null = the endpoint asks for none
 */
public record BearerKey(@Nullable Path file) implements Marking {
    @Override
    public Map<String, String> headers(Message message, Instant at) throws IOException {
        return file == null ? Map.of() : Map.of("Authorization", "Bearer " + SecretFile.read(file));
    }
}
