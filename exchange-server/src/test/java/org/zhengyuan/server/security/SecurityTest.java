package org.zhengyuan.server.security;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.Clients;
import org.zhengyuan.server.security.client.SecretDigest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server and the moves that every attack starts from. */
@SpringBootTest(classes = SecurityTestServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class SecurityTest {
    static final String TAX = "11350000000000202X";
    static final String HOUSING = "113500000000003038";

    static final Path DATA =
            Path.of("target", "security-test-" + ProcessHandle.current().pid());

    @LocalServerPort
    int port;

    @Autowired
    Clients clients;

    @Autowired
    SecurityTestServer.TestClock clock;

    final HttpClient http = HttpClient.newHttpClient();
    final JsonMapper json = new JsonMapper();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("zhengyuan.data", () -> DATA.toString());
        registry.add("management.endpoint.health.validate-group-membership", () -> "false");
    }

    /** Registers a client with one secret and returns the secret. */
    String register(String clientId, @Nullable String department, Role... roles) {
        clients.add(new Client(clientId, clientId, department, Set.of(roles), Standing.ACTIVE, Instant.EPOCH, null));
        String secret = RandomSecret.forMachine();
        clients.addSecret(clientId, SecretDigest.of(secret), clock.instant());
        return secret;
    }

    HttpResponse<String> askForToken(String clientId, String secret) {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    String token(String clientId, String secret) {
        return json(askForToken(clientId, secret)).get("access_token").asString();
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
