package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to hand a message to its endpoint: a POST of JSON. Redirects are not followed, for they lead where nobody has approved. */
public final class Posting {
    /** What an endpoint says about a message, not about itself, its keys or its load (RFC 9110, 15.5). */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 409, 413, 415, 422);

    private static final int QUOTED = 300;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ApprovedTargets approved;
    private final Clock clock;

    public Posting(ApprovedTargets approved, Clock clock) {
        this.approved = approved;
        this.clock = clock;
    }

    public Posted post(Endpoint endpoint, Message message) throws InterruptedException {
        HttpRequest request;
        try {
            approved.check(endpoint.target());
            HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.target())
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "Zhengyuan")
                    .timeout(endpoint.timeout())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
            endpoint.marking().headers(message, clock.instant()).forEach(builder::header);
            request = builder.build();
        } catch (IOException e) {
            return new Posted.NotNow(said(e));
        }
        // The whole exchange has one limit: an endpoint that answers byte by byte must not hold its channel.
        CompletableFuture<Posted> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(Posting::read, readers);
        try {
            return answer.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Posted.NotNow("no answer within " + endpoint.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Posted.NotNow(said(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static Posted read(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            if (status / 100 == 2) {
                return new Posted.Taken();
            }
            if (ABOUT_THE_MESSAGE.contains(status)) {
                String quoted = new String(body.readNBytes(QUOTED), StandardCharsets.UTF_8)
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
                return new Posted.Unacceptable(
                        quoted.isEmpty() ? "status " + status : "status " + status + ": " + quoted);
            }
        } catch (IOException e) {
            // the status says enough
        }
        return status / 100 == 2 ? new Posted.Taken() : new Posted.NotNow("status " + status);
    }

    private static String said(Throwable fault) {
        String message = fault.getMessage();
        return fault.getClass().getSimpleName() + (message == null || message.isBlank() ? "" : ": " + message);
    }
}
