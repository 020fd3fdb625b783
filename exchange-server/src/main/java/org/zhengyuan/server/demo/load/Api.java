package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exchange's public HTTP interface, as any other program sees it.
 *
 * @param trust for a certificate that only this machine knows; null where the usual ones do
 */
record Api(URI base, @Nullable SSLContext trust, JsonMapper json) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A connection of its own, with its own cookies. */
    HttpClient connect() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .cookieHandler(new CookieManager());
        return (trust == null ? builder : builder.sslContext(trust)).build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept-Language", "en");
    }

    /** The answer, whatever it is. */
    HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("interrupted");
        }
    }

    /**
     * The body of a successful answer.
     *
     * @throws UnexpectedAnswer for any other, naming its problem code
     */
    JsonNode expect(HttpClient client, HttpRequest request) {
        HttpResponse<String> answer = send(client, request);
        if (answer.statusCode() / 100 != 2) {
            throw new UnexpectedAnswer(request.method() + " " + request.uri().getPath() + " was answered "
                    + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body());
    }
}
