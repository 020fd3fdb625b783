package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.client.ClientStandings;
import org.zhengyuan.server.security.client.SecretDigest;
import tools.jackson.databind.JsonNode;

class TokenTest extends SecurityTest {
    @Autowired
    ClientStandings standings;

    @Test
    void aClientGetsATokenAndIsItselfWithIt() {
        String secret = register("tax-system", TAX, Role.DEPARTMENT_SYSTEM);

        HttpResponse<String> issued = askForToken("tax-system", secret);
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(json(issued).get("expires_in").asInt()).isBetween(1, 300);

        HttpResponse<String> who =
                get("/api/v1/who", json(issued).get("access_token").asString());
        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(json(who).get("id").asString()).isEqualTo("tax-system");
        assertThat(json(who).get("kind").asString()).isEqualTo("CLIENT");
        assertThat(json(who).get("department").asString()).isEqualTo(TAX);
        assertThat(json(who).get("roles").toString()).isEqualTo("[\"DEPARTMENT_SYSTEM\"]");
        assertThat(who.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aWrongSecretAndAnUnknownClientGetTheSameAnswer() {
        register("wrong-secret", TAX, Role.DEPARTMENT_SYSTEM);

        HttpResponse<String> wrong = askForToken("wrong-secret", RandomSecret.forMachine());
        HttpResponse<String> unknown = askForToken("no-such-client", RandomSecret.forMachine());
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).get("error").asString()).isEqualTo("invalid_client");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void aRequestForATokenWithoutCredentialsIsRefused() {
        HttpResponse<String> refused = send(request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void twoSecretsLiveAndTheThirdEndsTheFirst() {
        String first = register("rotating", TAX, Role.DEPARTMENT_SYSTEM);
        String second = RandomSecret.forMachine();
        clients.addSecret("rotating", SecretDigest.of(second), clock.instant());
        assertThat(askForToken("rotating", first).statusCode()).isEqualTo(200);
        assertThat(askForToken("rotating", second).statusCode()).isEqualTo(200);

        String third = RandomSecret.forMachine();
        clients.addSecret("rotating", SecretDigest.of(third), clock.instant().plusSeconds(1));
        assertThat(askForToken("rotating", first).statusCode()).isEqualTo(401);
        assertThat(askForToken("rotating", second).statusCode()).isEqualTo(200);
        assertThat(askForToken("rotating", third).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefusedEvenIfItWasVerifiedBefore() {
        String token = token("expiring", register("expiring", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);

        clock.pass(Duration.ofMinutes(5));
        assertRefused(get("/api/v1/who", token), "token.invalid");
    }

    @Test
    void aTamperedTokenIsRefused() {
        String token = token("tampered", register("tampered", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);

        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String others = base64(claims.replace(TAX, HOUSING));
        assertThat(others).isNotEqualTo(parts[1]);
        assertRefused(get("/api/v1/who", parts[0] + "." + others + "." + parts[2]), "token.invalid");
        assertRefused(get("/api/v1/who", token + "A"), "token.invalid");
        assertRefused(get("/api/v1/who", "x"), "token.invalid");
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String token = token("unsigned", register("unsigned", TAX, Role.DEPARTMENT_SYSTEM));
        String claims = token.split("\\.", -1)[1];
        assertRefused(get("/api/v1/who", base64("{\"alg\":\"none\"}") + "." + claims + "."), "token.invalid");
        assertRefused(get("/api/v1/who", base64("{\"alg\":\"HS256\"}") + "." + claims + ".AAAA"), "token.invalid");
    }

    @Test
    void aStoppedClientsTokenIsWorthNothing() {
        String secret = register("stopping", TAX, Role.DEPARTMENT_SYSTEM);
        String token = token("stopping", secret);
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);

        clients.changeStatus("stopping", Standing.STOPPED);
        standings.changed("stopping");
        assertRefused(get("/api/v1/who", token), "client.inactive");
        assertThat(askForToken("stopping", secret).statusCode()).isEqualTo(401);
    }

    @Test
    void aDepartmentCannotBeClaimedByHeaderOrParameter() {
        String token = token("spoofing", register("spoofing", TAX, Role.DEPARTMENT_SYSTEM));
        JsonNode who = json(get(
                "/api/v1/who?department=" + HOUSING + "&roles=OPERATOR",
                token,
                "X-Department",
                HOUSING,
                "X-Forwarded-User",
                "operator",
                "X-Roles",
                "OPERATOR"));
        assertThat(who.get("department").asString()).isEqualTo(TAX);
        assertThat(who.get("roles").toString()).isEqualTo("[\"DEPARTMENT_SYSTEM\"]");
    }

    @Test
    void aTokenInTheQueryOrTheBodyDoesNotCount() {
        String token = token("elsewhere", register("elsewhere", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(send(request("/api/v1/who?access_token=" + token)).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/api/v1/who")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("access_token=" + token)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theIssuerShowsItsPublicKeyOnlyAndKeepsTheOtherInAPrivateFile() throws Exception {
        JsonNode key = json(send(request("/oauth2/jwks"))).get("keys").get(0);
        assertThat(key.has("n")).isTrue();
        assertThat(key.has("d")).isFalse();
        assertThat(key.has("p")).isFalse();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(DATA.resolve("secrets/token-signing.jwks"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noOtherGrantAndNoOtherEndpointIsServed() {
        String secret = register("granting", TAX, Role.DEPARTMENT_SYSTEM);
        String basic = Base64.getEncoder().encodeToString(("granting:" + secret).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> code = send(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=x&redirect_uri=http://localhost")));
        assertThat(code.statusCode()).isEqualTo(400);
        for (String path : new String[] {"/oauth2/authorize", "/oauth2/introspect", "/oauth2/revoke", "/userinfo"}) {
            assertThat(send(request(path)).statusCode()).as(path).isEqualTo(401);
        }
    }

    private void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("code").asString()).isEqualTo(code);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
