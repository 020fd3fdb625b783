package org.zhengyuan.seal.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** A log that a web server serves. */
public final class WebFiles implements LogFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String prefix;

    /**
     * The log below a prefix.
     *
     * @param prefix http or https; a slash at its end makes no difference
     * @throws IllegalArgumentException if it is no such address
     */
    public WebFiles(String prefix) {
        String scheme = URI.create(prefix).getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("not an http address: " + prefix);
        }
        this.prefix = prefix.endsWith("/") ? prefix : prefix + "/";
    }

    @Override
    public byte[] read(String path, int mostBytes) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                return fetch(URI.create(prefix + path), mostBytes);
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private byte[] fetch(URI address, int mostBytes) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept-Encoding", "gzip, identity")
                .build();
        HttpResponse<InputStream> response = send(request);
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404 || response.statusCode() == 410) {
                throw new NoSuchFileException(address.toString());
            }
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            boolean packed =
                    response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            return (packed ? new GZIPInputStream(body) : body).readNBytes(mostBytes + 1);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException(
                    request.uri() + " cannot be reached: " + e.getClass().getSimpleName(), e);
        }
    }
}
