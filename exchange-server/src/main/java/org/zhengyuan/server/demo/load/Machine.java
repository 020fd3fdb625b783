package org.zhengyuan.server.demo.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A department's system: client credentials, a token while it lasts (RFC 6749, 4.4). */
final class Machine implements Caller {
    private static final long MARGIN_SECONDS = 30;

    private final Api api;
    private final Clock clock;
    private final HttpClient client;
    private final String credentials;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    Machine(Api api, Clock clock, String clientId, String secret) {
        this.api = api;
        this.clock = clock;
        this.client = api.connect();
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Api api() {
        return api;
    }

    @Override
    public JsonNode call(HttpRequest.Builder request) {
        return api.expect(
                client, request.header("Authorization", "Bearer " + token()).build());
    }

    private synchronized String token() {
        if (clock.instant().isAfter(renewAt)) {
            JsonNode answer = api.expect(
                    client,
                    api.request("/oauth2/token")
                            .header("Authorization", credentials)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                            .build());
            token = answer.get("access_token").asString();
            renewAt = clock.instant().plusSeconds(answer.get("expires_in").asLong() - MARGIN_SECONDS);
        }
        return token;
    }
}
